// A quick test of a text before it is folded: most paragraphs have no word of the query.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  // What folds in ways that the test below does not know: all signs but the most usual ones,
  // and "U.S.A", which is a word.
  const UNUSUAL =
    /[^\t\n\r -~\u00A0·\u2013\u2014\u2018-\u201D…\u3000-\u3011\u3400-\u9FFF，。！？：；（）]|[a-z]\.[a-z]/iu;

  // A parsed query -> a test of texts. It never says no where own.spots would find something.
  own.sieve = function ({ groups }, folder) {
    const heads = groups.flatMap(({ not, any }) => (not ? [] : any.map(({ tokens }) => head(tokens[0]))));
    const words = new RegExp(heads.join("|") || "(?!)", "iu");
    return (text) => words.test(text) || UNUSUAL.test(text);

    // Every form of a word begins with its stem, but for the stem's last letter: study, studi.
    function head(token) {
      if (!own.isWord(token)) return `[${folder.forms(token)}]`;
      const [common] = /^[a-z]*/.exec(own.stem(token).slice(0, -1));
      return common || `[${token[0]}]`;
    }
  };
})();
