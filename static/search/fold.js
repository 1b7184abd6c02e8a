// Text -> tokens, just as archive/search/folding.py makes them for the index: the rules stand
// in archive/search/README.md, and tests hold both to one table of texts.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const LETTER = /^(?=\p{L})[a-z\u00DF-\u02AF\u0370-\u052F\u1E00-\u1FFF]/u;
  const PLAIN = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", þ: "th" };
  const SAME = new Map([
    ...Array.from("’‘ʼ", (sign) => [sign, "'"]),
    ...Array.from("•‧・･∙⋅●", (sign) => [sign, "·"]),
    ["‐", "-"],
    ["ς", "σ"],
  ]);
  const HAN = /^[\u3400-\u9FFF]$/; // most of a Chinese text, and NFKC leaves it alone
  const ACCENTED = /^[\u00C0-\u024F\u1E00-\u1EFF]$/; // й is another letter than и
  const DROPPED = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
  // What NFKC may join with the sign before it, so that both are folded as one.
  const JOINS = /[\p{M}\uFF9E\uFF9F\u1160-\u11FF]*/uy;

  // A folder for an archive whose manifest says `folds`: "台臺檯颱 后後", the first of each
  // group stands for all. Its fold(text) gives
  //   tokens  words (of letters) and single signs, digits and "."
  //   at      the position of each: one more than that of the token before, two after a break
  //   from, to  which part of `text` each was, so that the original can be shown
  // and its forms(char) a folded character with those that become it.
  own.folder = function (folds = "") {
    const groups = folds.split(" ");
    const forms = new Map();
    for (const group of groups) {
      const [form, ...others] = group;
      for (const other of others) forms.set(other, form);
    }
    const known = new Map(); // a sign, with what joins it -> its characters and their classes

    function characters(sign) {
      let found = known.get(sign);
      if (!found) {
        found = Array.from(plain(sign, forms), (char) => ({ char, kind: kindOf(char) }));
        if (known.size < 20000) known.set(sign, found);
      }
      return found;
    }

    return {
      fold: (text) => tokens(spell(String(text), characters)),
      forms: (char) => groups.find((group) => group.startsWith(char)) || char,
    };
  };

  // Text -> its folded characters {char, kind, from, to}.
  function spell(text, characters) {
    const spelled = [];
    let from = 0;
    while (from < text.length) {
      let to = from + (text.codePointAt(from) > 0xffff ? 2 : 1);
      const next = text.charAt(to);
      if (next >= "\u0300" && !HAN.test(next)) {
        JOINS.lastIndex = to;
        to += JOINS.exec(text)[0].length;
      }
      for (const { char, kind } of characters(text.slice(from, to))) {
        spelled.push({ char, kind, from, to });
      }
      from = to;
    }
    return spelled;
  }

  // One sign of the original, with what joins it -> its folded characters.
  function plain(sign, forms) {
    if (HAN.test(sign)) return forms.get(sign) || sign;
    let found = "";
    for (const char of sign.normalize("NFKC").toLowerCase()) {
      if (SAME.has(char)) found += SAME.get(char);
      else if (ACCENTED.test(char)) found += bare(char.normalize("NFD")[0]);
      else if (!DROPPED.test(char)) found += forms.get(char) || char;
    }
    return found;
  }

  function bare(letter) {
    return PLAIN[letter] || letter;
  }

  function kindOf(char) {
    if (/^[0-9]$/.test(char)) return "digit";
    if (LETTER.test(char)) return "letter";
    if (/^[\p{L}\p{N}\p{M}]$/u.test(char)) return "sign";
    return /^[\p{Z}\p{C}]$/u.test(char) ? "space" : "mark";
  }

  // Folded characters -> tokens, in four columns.
  function tokens(spelled) {
    const found = { tokens: [], at: [], from: [], to: [] };
    let place = 0;
    let gap = false; // a break stands before the next token
    let word = false; // the last token is a word that may go on

    function add(char, { from, to }, goesOn) {
      if (goesOn && word) {
        const last = found.tokens.length - 1;
        found.tokens[last] += char;
        found.to[last] = to;
        return;
      }
      if (gap && found.tokens.length) place += 1;
      gap = false;
      word = goesOn;
      found.tokens.push(char);
      found.at.push(place);
      found.from.push(from);
      found.to.push(to);
      place += 1;
    }

    spelled.forEach((one, index) => {
      const kind = one.kind === "mark" ? markKind(spelled, index) : one.kind;
      if (kind === "letter") add(one.char, one, true);
      else if (kind === "digit" || kind === "sign") add(one.char, one, false);
      else if (kind !== "nothing") {
        word = false;
        if (kind === "mark") gap = true;
      }
    });
    return found;
  }

  // What a mark is, by its neighbours: mostly a break.
  function markKind(spelled, index) {
    const kind = (n) => (spelled[index + n] || { kind: "space" }).kind;
    const is = (name) => kind(-1) === name && kind(1) === name;
    const solid = (n) => kind(n) !== "space" && kind(n) !== "mark";
    switch (spelled[index].char) {
      case "'":
        return is("letter") ? "letter" : "mark";
      case ".":
        if (is("digit")) return "sign";
        return is("letter") && kind(-2) !== "letter" && kind(2) !== "letter" ? "nothing" : "mark";
      case ",": {
        const three = [1, 2, 3].every((n) => kind(n) === "digit") && kind(4) !== "digit";
        return kind(-1) === "digit" && three ? "nothing" : "mark";
      }
      case "·":
        return solid(-1) && solid(1) ? "space" : "mark";
      case "-":
        return solid(-1) && solid(1) && (kind(-1) === "letter" || kind(1) === "letter")
          ? "space"
          : "mark";
      default:
        return "mark";
    }
  }

  // Whether a token is a word and so has a stem.
  own.isWord = (token) => LETTER.test(token);

  // A word -> its stem: archive/search/stemming.py says the same.
  own.stem = function (word) {
    let w = word.replace(/'s$/, "");
    if (!/^[a-z]{4,}$/.test(w) || w === "news") return w;
    if (/..ies$/.test(w)) w = w.replace(/ies$/, "y");
    else if (/(ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2);
    else if (/[^sui]s$/.test(w)) w = w.slice(0, -1);
    if (/..ied$/.test(w)) w = w.replace(/ied$/, "y");
    else {
      const cut = w.replace(/(ing|ed)$/, "");
      if (cut !== w && cut.length >= 3 && /[aeiouy]/.test(cut) && !/eed$/.test(w)) {
        w = cut.replace(/([^aeioulsz])\1$/, "$1");
      }
    }
    if (w.length < 4) return w;
    return w.endsWith("e") ? w.slice(0, -1) : w.replace(/([^aeiou])y$/, "$1i");
  };
})();
