// Stands in for the engine of the search: the same calls, over the articles in
// window.fakeArticles, by plain substrings. A query "slow…" answers when window.fakeSlow()
// is called, "lost…" lacks a file, "broken…" fails. window.fakeAsked holds every text that
// was asked for.
(function () {
  const asked = (window.fakeAsked = []);
  const many = (value) => (value ? [value].flat() : []);
  const released = new Promise((done) => (window.fakeSlow = done));

  function parts(text, words) {
    const found = [];
    let rest = text;
    for (const word of words) {
      const at = rest.indexOf(word);
      if (at < 0) continue;
      found.push({ text: rest.slice(0, at), hit: false }, { text: word, hit: true });
      rest = rest.slice(at + word.length);
    }
    return [...found, { text: rest, hit: false }];
  }

  async function search(text, options) {
    asked.push(text);
    if (text.startsWith("slow")) await released;
    if (text.startsWith("broken")) throw new Error("no index");
    const words = text.replace(/^(slow|lost) /, "").match(/[\p{L}\p{N}]+/gu) || [];
    const has = (one) => words.every((word) => (one.title + one.text).includes(word));
    const tests = {
      outlet: (one) => !many(options.outlet).length || options.outlet.includes(one.outlet),
      lang: (one) => !many(options.lang).length || options.lang.includes(one.lang),
      topic: (one) => !many(options.topic).length || options.topic.some((t) => one.topic.includes(t)),
      time: (one) =>
        (!options.from || one.day >= options.from) &&
        (!options.to || one.day.slice(0, options.to.length) <= options.to),
      translated: (one) => !options.translated || one.translated,
      media: (one) => !options.media || one.media,
    };
    const isBlank = !text.trim();
    const pool = isBlank || words.length ? window.fakeArticles.filter(has) : [];
    const but = (name) =>
      pool.filter((one) => Object.keys(tests).every((test) => test === name || tests[test](one)));
    const count = (name, values) => {
      const counts = {};
      for (const one of but(name)) for (const v of values(one)) counts[v] = (counts[v] || 0) + 1;
      return counts;
    };
    const found = but("");
    if (options.sort === "newest") found.sort((a, b) => (a.day < b.day ? 1 : -1));
    if (options.sort === "oldest") found.sort((a, b) => (a.day < b.day ? -1 : 1));
    const volume = count("", (one) => [one.day.slice(0, 7)]);
    return {
      total: found.length,
      facets: {
        outlet: count("outlet", (one) => [one.outlet]),
        lang: count("lang", (one) => [one.lang]),
        topic: count("topic", (one) => one.topic),
        year: count("time", (one) => [one.day.slice(0, 4)]),
        month: count("time", (one) => [one.day.slice(0, 7)]),
        translated: but("translated").filter((one) => one.translated).length,
        media: but("media").filter((one) => one.media).length,
      },
      volume: Object.entries(volume).map(([month, n]) => ({ month, n })),
      words: words.map((word, group) => ({ text: word, quoted: /["“]/.test(text), not: false, group })),
      cut: text.length > 1000,
      problems: text.startsWith("lost") ? [{ file: "2023/1", reason: "missing" }] : [],
      hits: async (offset, n) =>
        found.slice(offset, offset + n).map((one) => ({
          ...one,
          titleParts: parts(one.title, words),
          snippet: parts(one.text, words),
        })),
    };
  }

  const fake = {
    Stale: class Stale extends Error {},
    open: async () => ({ search }),
    fragment: (text) => "#find=" + encodeURIComponent(text),
  };
  // The engine's own scripts may come and go: what they write is not kept.
  const kept = new Proxy(fake, { set: () => true });
  Object.defineProperty(window, "ArchiveSearch", { get: () => kept, set: () => {} });
})();
