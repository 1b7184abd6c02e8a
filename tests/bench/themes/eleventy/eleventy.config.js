// The site that Eleventy builds from our articles, in both interface languages.
const UIS = ["zh", "en"];
const SIZE = 50;

const inTree = (url, ui) => url.replace(/^\/zh\//, `/${ui}/`);
const dayOf = (item) => item.date.toISOString().slice(0, 10);

function gather(articles, keysOf) {
  const found = new Map();
  for (const article of articles) {
    for (const key of keysOf(article)) {
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(article);
    }
  }
  return found;
}

// Pages of one list, in both trees.
function* pagesOf(folder, title, articles, extra = {}) {
  const last = Math.max(1, Math.ceil(articles.length / SIZE));
  for (const ui of UIS) {
    for (let number = 1; number <= last; number++) {
      const at = (n) => `/${ui}/${folder}${n === 1 ? "" : `page/${n}/`}`;
      yield {
        ui,
        title,
        url: at(number),
        articles: articles.slice((number - 1) * SIZE, number * SIZE),
        prev: number > 1 ? at(number - 1) : "",
        next: number < last ? at(number + 1) : "",
        feed: `/${ui}/feed.xml`,
        links: [],
        ...extra,
      };
    }
  }
}

function* indexOf(folder, title, lists) {
  for (const ui of UIS) {
    const links = [...lists].map(([name, articles]) => ({
      url: `/${ui}/${folder}${name}/`,
      name,
      count: articles.length,
    }));
    yield { ui, title, url: `/${ui}/${folder}`, articles: [], links, feed: `/${ui}/feed.xml` };
  }
}

export default function (config) {
  const newest = (api) =>
    api.getFilteredByGlob("content/articles/**/*.md").sort((a, b) => b.date - a.date);

  const lists = (articles) => ({
    outlets: gather(articles, (a) => [a.data.outlet]),
    topics: gather(articles, (a) => a.data.topics),
    months: gather(articles, (a) => [dayOf(a).slice(0, 7).replace("-", "/")]),
    years: gather(articles, (a) => [dayOf(a).slice(0, 4)]),
  });

  config.addCollection("lists", (api) => {
    const articles = newest(api);
    const { outlets, topics, months, years } = lists(articles);
    const made = [];
    for (const ui of UIS) {
      const links = [...years.keys()].map((name) => ({ url: `/${ui}/${name}/`, name }));
      const [home] = pagesOf("", "News Archive", articles.slice(0, SIZE));
      made.push({ ...home, ui, url: `/${ui}/`, feed: `/${ui}/feed.xml`, links });
      for (const year of years.keys()) {
        const own = [...months].filter(([month]) => month.startsWith(year));
        const named = own.map(([name, some]) => ({
          url: `/${ui}/${name}/`,
          name,
          count: some.length,
        }));
        const url = `/${ui}/${year}/`;
        made.push({ ui, title: year, url, articles: [], links: named, feed: `/${ui}/feed.xml` });
      }
    }
    for (const [month, some] of months) made.push(...pagesOf(`${month}/`, month, some));
    for (const [room, groups] of Object.entries({ outlets, topics })) {
      made.push(...indexOf(`${room}/`, room, groups));
      for (const [slug, some] of groups) {
        for (const page of pagesOf(`${room}/${slug}/`, slug, some)) {
          made.push({ ...page, feed: `/${page.ui}/${room}/${slug}/feed.xml` });
        }
      }
    }
    return made;
  });

  config.addCollection("feeds", (api) => {
    const articles = newest(api);
    const { outlets, topics } = lists(articles);
    const groups = [["", articles]];
    for (const [slug, some] of outlets) groups.push([`outlets/${slug}/`, some]);
    for (const [slug, some] of topics) groups.push([`topics/${slug}/`, some]);
    return UIS.flatMap((ui) =>
      groups.map(([folder, some]) => ({
        ui,
        url: `/${ui}/${folder}feed.xml`,
        articles: some.slice(0, SIZE),
      })),
    );
  });

  const places = new WeakMap();
  config.addFilter("neighbour", (articles, inputPath, step) => {
    if (!places.has(articles)) {
      places.set(articles, new Map(articles.map((a, n) => [a.inputPath, n])));
    }
    return articles[places.get(articles).get(inputPath) + step];
  });
  config.addFilter("inTree", inTree);
  config.addFilter("other", (ui) => (ui === "zh" ? "en" : "zh"));
  config.addFilter("swap", (url, ui) => url.replace(`/${ui}/`, `/${ui === "zh" ? "en" : "zh"}/`));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));

  return { markdownTemplateEngine: false, htmlTemplateEngine: "njk" };
}
