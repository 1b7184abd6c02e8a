// What the page says, in the language of the interface. The texts come with the page.
(function () {
  "use strict";
  const own = (window.SearchPage = window.SearchPage || {});

  const DATES = { zh: "zh-CN", en: "en-GB" };
  const PARTS = {
    4: { year: "numeric" },
    7: { year: "numeric", month: "long" },
    10: { year: "numeric", month: "long", day: "numeric" },
  };
  const SHORT_MONTH = { month: "short" };

  own.makeWords = function ({ ui, words }) {
    const number = new Intl.NumberFormat("en");
    const plain = (value) => (typeof value === "number" ? number.format(value) : value);

    // The text of a key; of "found.one" and "found.other" the one for the number.
    function say(key, values = {}) {
      const text = words[key] ?? words[`${key}.${values.n === 1 ? "one" : "other"}`];
      return text.replace(/\{(\w+)\}/g, (_, name) => plain(values[name]));
    }

    const formats = new Map(); // to make one takes longer than all the dates it writes

    // "2023", "2023-01" or "2023-01-03" as people write it.
    function date(period, parts = PARTS[period.length]) {
      const day = new Date(`${own.firstDay(period)}T00:00:00Z`);
      if (Number.isNaN(day.getTime())) return period;
      if (!formats.has(parts)) {
        formats.set(parts, new Intl.DateTimeFormat(DATES[ui], { ...parts, timeZone: "UTC" }));
      }
      return formats.get(parts).format(day);
    }

    return { say, date, number: plain, shortMonth: (key) => date(key, SHORT_MONTH) };
  };

  // What a table of names calls something; what it does not know keeps its own.
  own.nameOf = (names, key) => (Object.hasOwn(names, key) ? names[key] : key);

  // An element; texts are texts, whatever stands in them. What begins with "on" listens.
  own.make = function (tag, given = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(given)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, "");
      else if (value !== false && value !== "") element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
})();
