// Every article is a page in each of the two trees.
export default {
  layout: "article.njk",
  tags: ["articles"],
  uis: ["zh", "en"],
  pagination: { data: "uis", size: 1, alias: "ui" },
  permalink: ({ ui, page }) => {
    const day = page.date.toISOString().slice(0, 10).replaceAll("-", "/");
    return `/${ui}/${day}/${page.fileSlug}/`;
  },
};
