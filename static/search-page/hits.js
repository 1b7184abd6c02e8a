// Results, and what is said where there are none.
(function () {
  "use strict";
  const own = (window.SearchPage = window.SearchPage || {});
  const make = (...given) => own.make(...given);

  // One article found. Its texts carry their own language.
  own.makeHit = function (hit, asked, data, words) {
    const outlet = own.nameOf(data.outlets, hit.outlet);
    const day = hit.day && make("time", { datetime: hit.day }, words.date(hit.day));
    const href = own.pathOf(hit, data) + own.fragment(asked.q);
    return make(
      "li",
      {},
      make("p", { class: "kick" }, outlet, ...(day ? [" ", make("span", {}, day)] : [])),
      make("h2", { lang: hit.lang }, make("a", { href }, ...marked(hit.titleParts))),
      hit.snippet.length ? make("p", { class: "ex", lang: hit.lang }, ...marked(hit.snippet)) : "",
    );
  };

  // Where both trees have every article, the reader stays in this one.
  own.pathOf = function ({ path, lang }, { split, root, up }) {
    const home = lang === "en" ? "en" : "zh";
    return split ? `${root}${home}/${path}` : up + path;
  };

  own.fragment = (text) => (text.trim() ? window.ArchiveSearch.fragment(text) : "");

  function marked(parts) {
    return parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
  }

  // What may help where nothing was found, and the way back to more.
  own.makeAdvice = function (asked, result, words, clear) {
    const lines = [words.say("advise_words")];
    if (result.words.some((word) => word.quoted)) lines.push(words.say("advise_quotes"));
    if (result.words.some((word) => word.not)) lines.push(words.say("advise_minus"));
    const list = make("ul", {}, ...lines.map((line) => make("li", {}, line)));
    const isSifted = own.isSifted(asked);
    const button = make("button", { type: "button", onclick: clear }, words.say("unsift"));
    return isSifted ? [list, button] : [list];
  };
})();
