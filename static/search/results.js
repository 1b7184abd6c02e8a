// What the segments found -> what stays under the filters, in order, and counted.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const DAY = 86400000; // milliseconds
  const TRANSLATED = 1, MEDIA = 2; // flags
  const NEVER = ""; // the day of an article of which none is known

  // A document's day, "2020-07-03", or "" where none is known.
  const days = new Map();
  own.dayOf = function ({ days: column }, doc) {
    if (!column) return NEVER;
    const number = column[doc];
    if (!days.has(number)) days.set(number, new Date(number * DAY).toISOString().slice(0, 10));
    return days.get(number);
  };

  // Which file of texts has a document, and which row of it.
  own.textPlace = function ({ texts }, doc) {
    let file = 0;
    while (doc >= texts[file]) doc -= texts[file++];
    return [file, doc];
  };

  const many = (value) => (value ? [value].flat().map(String) : []);

  own.hasFilter = ({ outlet, lang, topic, from, to, translated, media }) =>
    Boolean([outlet, lang, topic].some((one) => many(one).length) || from || to || translated || media);

  // What was found, and the options of a search -> {total, facets, volume, order}.
  own.results = function (found, options) {
    const tests = testsOf(options);
    const names = Object.keys(tests);
    const facets = { outlet: {}, lang: {}, topic: {}, year: {}, month: {}, translated: 0, media: 0 };
    const volume = {};
    const order = [];
    for (const { segment, columns, docs, scores } of found) {
      docs.forEach((doc, n) => {
        const one = about(columns, doc);
        const failed = names.filter((name) => !tests[name](one));
        if (failed.length > 1) return;
        count(facets, one, failed[0]);
        if (failed.length) return;
        if (one.day) add(volume, one.day.slice(0, 7));
        order.push({ segment, columns, doc, score: scores[n], day: one.day });
      });
    }
    order.sort(ORDERS[options.sort] || ORDERS.relevance);
    return {
      total: order.length,
      facets,
      volume: Object.keys(volume).sort().map((month) => ({ month, n: volume[month] })),
      order,
    };
  };

  function about(columns, doc) {
    const { outlet, lang, topic, flags } = columns;
    return {
      outlet: outlet[doc],
      lang: lang[doc],
      topic: topic[doc],
      day: own.dayOf(columns, doc),
      translated: (flags[doc] & TRANSLATED) > 0,
      media: (flags[doc] & MEDIA) > 0,
    };
  }

  // The filters that are set: name -> whether a document passes.
  function testsOf({ outlet, lang, topic, from, to, translated, media }) {
    const tests = {};
    const [outlets, langs, topics] = [outlet, lang, topic].map((one) => new Set(many(one)));
    if (outlets.size) tests.outlet = (one) => outlets.has(one.outlet);
    if (langs.size) tests.lang = (one) => langs.has(one.lang);
    if (topics.size) tests.topic = (one) => one.topic.some((slug) => topics.has(slug));
    if (from || to) {
      // "2020-07" is before all of its days, and a day is in it that begins so.
      tests.time = ({ day }) =>
        Boolean(day) && (!from || day >= from) && (!to || day.slice(0, to.length) <= to);
    }
    if (translated) tests.translated = (one) => one.translated;
    if (media) tests.media = (one) => one.media;
    return tests;
  }

  // Counts a document that passes all filters, or all but the one that it failed.
  function count(facets, one, failed) {
    const open = (name) => !failed || failed === name;
    if (open("outlet")) add(facets.outlet, one.outlet);
    if (open("lang")) add(facets.lang, one.lang);
    if (open("topic")) one.topic.forEach((slug) => add(facets.topic, slug));
    if (open("time") && one.day) {
      add(facets.year, one.day.slice(0, 4));
      add(facets.month, one.day.slice(0, 7));
    }
    if (open("translated")) facets.translated += one.translated;
    if (open("media")) facets.media += one.media;
  }

  function add(counts, key) {
    counts[key] = (counts[key] || 0) + 1;
  }

  // Sorting keeps the order of segments and documents where all else is equal.
  const newest = (a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0);
  const ORDERS = {
    relevance: (a, b) => b.score - a.score || newest(a, b),
    newest,
    oldest: (a, b) => (!a.day - !b.day) || newest(b, a),
  };
})();
