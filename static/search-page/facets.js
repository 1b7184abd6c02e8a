// What narrows the search: what has been chosen, and lists with numbers.
//
// Each control has a data-key, by which it is found again when all are made anew: whoever
// works with the keyboard stays where he is.
(function () {
  "use strict";
  const own = (window.SearchPage = window.SearchPage || {});
  const make = (...given) => own.make(...given);

  const FEW = 8; // names of one list that stand open
  const LISTS = ["lang", "outlet", "topic"];
  const FLAGS = ["translated", "media"];

  const nameOf = (list, value, { langs, outlets, topics }) =>
    own.nameOf({ lang: langs, outlet: outlets, topic: topics }[list], value);

  // What has been chosen, each with a button that takes it back.
  own.makeChips = function (asked, data, words, go) {
    const chips = LISTS.flatMap((list) =>
      asked[list].map((value) => {
        const rest = asked[list].filter((other) => other !== value);
        return chip(nameOf(list, value, data), { ...asked, [list]: rest }, words, go);
      }),
    );
    const period = periodName(asked, words);
    if (period) chips.push(chip(period, { ...asked, from: "", to: "" }, words, go));
    for (const flag of FLAGS) {
      if (asked[flag]) chips.push(chip(words.say(flag), { ...asked, [flag]: false }, words, go));
    }
    return chips;
  };

  function chip(name, without, words, go) {
    const label = words.say("remove", { name });
    return make("button", { type: "button", "aria-label": label, onclick: () => go(without) }, name);
  }

  function periodName(asked, words) {
    const one = own.onePeriod(asked);
    if (one) return words.date(one);
    const from = asked.from && words.date(asked.from);
    const to = asked.to && words.date(asked.to);
    if (from && to) return words.say("from_to", { from, to });
    return (from && words.say("since", { from })) || (to && words.say("until", { to })) || "";
  }

  // Languages, outlets, topics, years and what an article has beside its text.
  own.makeFacets = function (asked, facets, data, words, go) {
    const groups = LISTS.map((list) => {
      const rows = ranked(facets[list], asked[list]).map(([value, n]) => {
        const is = asked[list].includes(value);
        const next = is ? asked[list].filter((one) => one !== value) : [...asked[list], value];
        const name = nameOf(list, value, data);
        return box(`${list}:${value}`, name, n, is, () => go({ ...asked, [list]: next }), words);
      });
      return rows.length > 1 || asked[list].length ? group(list, rows, words) : null;
    });
    const flags = FLAGS.filter((flag) => asked[flag] || facets[flag]).map((flag) =>
      box(flag, words.say(flag), facets[flag], asked[flag], () => go({ ...asked, [flag]: !asked[flag] }), words),
    );
    groups.push(periods(asked, facets, words, go));
    if (flags.length) groups.push(group("beside", flags, words));
    return groups.filter(Boolean);
  };

  // The fullest first; what is chosen stays in sight where nothing of it is found.
  function ranked(counts, chosen) {
    const all = { ...Object.fromEntries(chosen.map((value) => [value, 0])), ...counts };
    return Object.entries(all).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  }

  function group(title, rows, words) {
    const legend = make("legend", {}, words.say(title));
    const shown = make("ul", { class: "counts" }, ...rows.slice(0, FEW));
    if (rows.length <= FEW) return make("fieldset", {}, legend, shown);
    const rest = make("ul", { class: "counts" }, ...rows.slice(FEW));
    const label = words.say("rest", { n: rows.length - FEW });
    const key = `rest:${title}`;
    const open = rest.querySelector(":checked") !== null;
    const more = make("details", { "data-open": key, open }, make("summary", { "data-key": key }, label), rest);
    return make("fieldset", {}, legend, shown, more);
  }

  function box(key, name, n, checked, onchange, words) {
    const input = make("input", { type: "checkbox", "data-key": key, onchange });
    input.checked = checked;
    const count = make("small", {}, words.number(n || 0));
    return make("li", {}, make("label", {}, input, make("span", {}, name), count));
  }

  // Years; under the one that has been chosen, its months.
  function periods(asked, facets, words, go) {
    const chosen = own.onePeriod(asked);
    const row = (key, n) => {
      const is = chosen === key;
      const next = is ? key.slice(0, -3) : key; // out of a month into its year
      return box(`period:${key}`, words.date(key), n, is, () => go({ ...asked, from: next, to: next }), words);
    };
    const latest = (counts, start) =>
      Object.entries(counts)
        .filter(([key, n]) => key && n && key.startsWith(start))
        .sort(([a], [b]) => (a < b ? 1 : -1));
    const rows = latest(facets.year, "").map(([year, n]) => {
      const item = row(year, n);
      if (chosen.startsWith(year)) {
        item.querySelector("input").indeterminate = chosen !== year;
        const months = latest(facets.month, year).map(([key, m]) => row(key, m));
        item.append(make("ul", { class: "counts" }, ...months));
      }
      return item;
    });
    return rows.length > 1 || chosen ? group("period", rows, words) : null;
  }
})();
