// Where the words of a query stand in a text that is at hand: for passages and marks.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  // Whether folded paragraphs are what a query looks for.
  own.fits = (paragraphs, query) =>
    query.groups.every(({ not, any }) =>
      any.some((term) =>
        paragraphs.some((folded) => folded.tokens.some((_, index) => stands(term, folded, index))),
      ) !== not,
    );

  // Folded text, a parsed query -> spots [{from, to, group}] in the original's signs, in
  // order, without overlap: of two that begin together the longer, else the earlier.
  own.spots = function (folded, query) {
    const found = [];
    const heads = new Map(); // a token, or a word's stem -> where it stands
    folded.tokens.forEach((token, index) => {
      for (const key of new Set([token, stemKey(token)])) {
        if (!heads.has(key)) heads.set(key, []);
        heads.get(key).push(index);
      }
    });
    query.groups.forEach(({ not, any }, group) => {
      if (not) return;
      for (const term of any) {
        const first = term.tokens[0];
        for (const index of heads.get(term.exact ? first : stemKey(first)) || []) {
          const last = index + term.tokens.length - 1;
          if (stands(term, folded, index)) {
            found.push({ from: folded.from[index], to: folded.to[last], group });
          }
        }
      }
    });
    found.sort((a, b) => a.from - b.from || b.to - a.to);
    let end = 0;
    return found.filter((spot) => {
      const free = spot.from >= end;
      if (free) end = spot.to;
      return free;
    });
  };

  function stands({ tokens, places, exact }, folded, index) {
    return tokens.every((token, n) => {
      const other = folded.tokens[index + n];
      return (
        other !== undefined &&
        folded.at[index + n] - folded.at[index] === places[n] &&
        (token === other || (!exact && stemKey(token) === stemKey(other)))
      );
    });
  }

  // Two forms of one word have one key; whatever is no word is its own.
  function stemKey(token) {
    return own.isWord(token) ? ` ${own.stem(token)}` : token;
  }
})();
