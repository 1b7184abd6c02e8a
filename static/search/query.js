// What a reader typed -> what is looked for.
//
//   习近平 普京       articles with both words, anywhere
//   "习近平 普京"     the two side by side; English words in just this form
//   习近平 OR 普京    either; binds tighter than the space: a b OR c is a and (b or c)
//   习近平 -普京      the first without the second
//
// Nothing that can be typed is an error: a quote that never ends runs to the end, signs
// without letters or digits are no words, and a word that comes twice counts once.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const QUOTES = ['"“”„‟＂', "「」", "『』", "«»"]; // a quote ends with any of its own row
  const MINUS = "-−－";
  const LONGEST = 1000; // signs of a query that are read

  // Text -> {groups, words, cut}. An article must satisfy every group, and does so by one of
  // its `any`, or, where `not`, by having none of them. `words` is the same to be shown:
  // [{text, quoted, not, group}]. `cut` tells that the text was too long to be read whole,
  // `hasBreak` that there are marks within a word.
  own.parseQuery = function (text, folder) {
    const whole = String(text);
    const groups = [];
    const seen = new Set();
    let either = false; // an OR stands before this word
    for (const word of lex(whole.slice(0, LONGEST))) {
      if (word.or) {
        either = groups.length > 0 && !groups[groups.length - 1].not;
        continue;
      }
      const term = makeTerm(word, folder);
      if (!term) continue;
      const last = groups[groups.length - 1];
      const key = `${word.not ? "-" : either ? groups.length : "+"} ${term.key}`;
      if (!seen.has(key)) {
        seen.add(key);
        if (either && !word.not) last.any.push(term);
        else groups.push({ not: word.not, any: [term] });
      }
      either = false;
    }
    const words = groups.flatMap(({ not, any }, group) =>
      any.map(({ text, exact }) => ({ text, quoted: exact, not, group })),
    );
    const hasBreak = groups.some(({ any }) => any.some(isBroken));
    return { groups, words, cut: whole.length > LONGEST, hasBreak };
  };

  function isBroken({ places }) {
    return places[places.length - 1] >= places.length;
  }

  // Text -> words as typed: {text, quoted, not} or {or: true}.
  function lex(text) {
    const words = [];
    let at = 0;
    while (at < text.length) {
      if (/\s/.test(text[at])) {
        at += 1;
        continue;
      }
      const not = MINUS.includes(text[at]) && /\S/.test(text[at + 1] || " ");
      if (not) at += 1;
      const row = QUOTES.find((quotes) => quotes.includes(text[at]));
      const start = row ? at + 1 : at;
      at = start;
      while (at < text.length && !(row ? row.includes(text[at]) : ends(text[at]))) at += 1;
      const found = text.slice(start, at);
      if (row) at += 1;
      if (found === "OR" && !row && !not) words.push({ or: true });
      else words.push({ text: found.trim(), quoted: Boolean(row), not });
    }
    return words;
  }

  function ends(sign) {
    return /\s/.test(sign) || QUOTES.some((quotes) => quotes.includes(sign));
  }

  // A word as typed -> a term: its tokens, each with its place from the first; null where
  // there is nothing in it to look for.
  function makeTerm({ text, quoted }, folder) {
    const { tokens, at } = folder.fold(text);
    if (!tokens.length) return null;
    const places = at.map((place) => place - at[0]);
    const key = JSON.stringify([tokens, places, quoted && tokens.some(own.isWord)]);
    return { text, exact: quoted, tokens, places, key };
  }
})();
