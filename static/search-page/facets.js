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
    const more = make("details", { "data-open": key }, make("summary", { "data-key": key }, label), rest);
    return make("fieldset", {}, legend, shown, more);
  }

  function box(key, name, n, checked, onchange, words) {
    const input = make("input", { type: "checkbox", "data-key": key, onchange });
    input.checked = checked;
    const count = make("small", {}, words.number(n || 0));
    return make("li", {}, make("label", {}, input, make("span", {}, name), count));
  }

  // Years; once a single one is chosen, its months.
  function periods(asked, facets, words, go) {
    const year = own.onePeriod(asked).slice(0, 4);
    const counts = year ? facets.month : facets.year;
    const rows = Object.entries(counts || {})
      .filter(([key, n]) => key && n && key.startsWith(year))
      .sort(([a], [b]) => (a < b ? 1 : -1))
      .map(([key, n]) => {
        const is = own.onePeriod(asked) === key;
        const chosen = is ? year : key;
        const next = { ...asked, from: chosen, to: chosen };
        return box(`period:${key}`, words.date(key), n, is, () => go(next), words);
      });
    return rows.length > 1 || year ? group("period", rows, words) : null;
  }
})();
