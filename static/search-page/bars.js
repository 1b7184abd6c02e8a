// Volume over time, as buttons: a bar for each month or each year, empty ones too.
(function () {
  "use strict";
  const own = (window.SearchPage = window.SearchPage || {});
  const make = (...given) => own.make(...given);

  const MONTHS = 24; // bars of months; a longer time is shown by years

  // Counts by month -> the bars. Of a year that has been chosen, its months; the bar that has
  // been chosen takes the choice back.
  own.makeBars = function (asked, counts, words, go) {
    const chosen = own.onePeriod(asked);
    const bars = inBars(Object.entries(counts).filter(([month, n]) => month && n), chosen.slice(0, 4));
    const top = Math.max(1, ...bars.map(({ n }) => n));
    const items = bars.map(({ key, n }, at) => {
      const is = chosen === key;
      const next = is ? "" : key;
      const label = words.say("bar", { name: words.date(key), n });
      const button = make("button", {
        type: "button",
        "data-key": `bar:${key}`,
        "aria-label": label,
        title: label,
        "aria-pressed": String(is),
        disabled: !n,
        onclick: () => go({ ...asked, from: next, to: next }),
      });
      const bar = make("i");
      bar.style.height = `${n ? Math.max(3, (100 * n) / top) : 0}%`;
      const isYear = key.length === 4 || !at || key.endsWith("-01");
      const short = isYear ? key.slice(0, 4) : words.shortMonth(key);
      button.append(bar, make("span", { "aria-hidden": "true" }, short));
      return make("li", {}, button);
    });
    return items.length > 1 ? items : [];
  };

  function inBars(counts, year) {
    const keys = counts.map(([month]) => month).sort();
    if (!keys.length) return [];
    let months = between(keys[0], keys[keys.length - 1]);
    const byYear = months.length > MONTHS && !year;
    if (months.length > MONTHS && year) months = between(`${year}-01`, `${year}-12`);
    const length = byYear ? 4 : 7;
    const bars = new Map(months.map((month) => [month.slice(0, length), 0]));
    for (const [month, n] of counts) {
      const key = month.slice(0, length);
      if (bars.has(key)) bars.set(key, bars.get(key) + n);
    }
    return [...bars].map(([key, n]) => ({ key, n }));
  }

  function between(first, last) {
    const found = [];
    let [year, month] = first.split("-").map(Number);
    for (let key = first; key <= last && found.length < 12000; ) {
      found.push(key);
      [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
      key = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}`;
    }
    return found;
  }
})();
