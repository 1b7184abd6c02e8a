// What a reader asks for, and the address that says it:
// ?q=…&outlet=…&lang=…&topic=…&from=…&to=…&translated=1&media=1&sort=…
//
// A list stands as several values of one name, as forms write it. A period is a year, a
// month or a day. What an address cannot mean is left out, so that any may be opened.
(function () {
  "use strict";
  const own = (window.SearchPage = window.SearchPage || {});

  const LISTS = ["outlet", "lang", "topic"];
  const FLAGS = ["translated", "media"];
  const SORTS = ["newest", "oldest"]; // beside relevance, which goes without saying
  const PERIOD = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
  const MOST = 50; // values of one list

  // The part of an address behind its "?" -> what is asked for.
  own.read = function (search) {
    const given = new URLSearchParams(search);
    const asked = { q: given.get("q") || "" };
    for (const name of LISTS) {
      asked[name] = [...new Set(given.getAll(name))].filter(Boolean).slice(0, MOST);
    }
    for (const name of ["from", "to"]) {
      const value = given.get(name) || "";
      asked[name] = PERIOD.test(value) ? value : "";
    }
    for (const name of FLAGS) asked[name] = given.get(name) === "1";
    asked.sort = SORTS.includes(given.get("sort")) ? given.get("sort") : "relevance";
    return asked;
  };

  // What is asked for -> "?…", or nothing where nothing is.
  own.write = function (asked) {
    const made = new URLSearchParams();
    if (asked.q) made.set("q", asked.q);
    for (const name of LISTS) asked[name].forEach((value) => made.append(name, value));
    for (const name of ["from", "to"]) if (asked[name]) made.set(name, asked[name]);
    for (const name of FLAGS) if (asked[name]) made.set(name, "1");
    if (asked.sort !== "relevance") made.set("sort", asked.sort);
    const text = made.toString();
    return text && `?${text}`;
  };

  // Whether anything but words narrows the search.
  own.isSifted = (asked) =>
    LISTS.some((name) => asked[name].length > 0) ||
    FLAGS.some((name) => asked[name]) ||
    Boolean(asked.from || asked.to);

  // The same without anything that narrows it.
  own.unsifted = (asked) => ({ ...own.read(""), q: asked.q, sort: asked.sort });

  // A year, a month or a day -> its first and its last day.
  own.firstDay = (period) => period && `${period}-01-01`.slice(0, 10);
  own.lastDay = function (period) {
    if (period.length === 4) return `${period}-12-31`;
    if (period.length !== 7) return period;
    const [year, month] = period.split("-").map(Number);
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    return `${period}-${days[month - 1]}`;
  };

  // The period from "from" to "to" as one name, "2023" or "2023-01"; nothing for another.
  own.onePeriod = function ({ from, to }) {
    if (!from || !to) return "";
    const first = own.firstDay(from);
    const last = own.lastDay(to);
    const around = [first.slice(0, 4), first.slice(0, 7), first];
    return (
      around.find((one) => own.firstDay(one) === first && own.lastDay(one) === last) || ""
    );
  };
})();
