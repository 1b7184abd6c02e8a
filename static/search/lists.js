// Files of the index as they are loaded -> what a search reads: lists of positions, columns
// of documents. The format stands in archive/search/README.md.
//
// All throw where a file is not what it should be; load.js makes "damaged" of that.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  // A shard -> {terms, pieces}: `terms` has for each term its lists, key -> {count, positions}.
  // For a term in pieces, positions are null; {piece, row} tells where they are, and `pieces`
  // has the lists of each piece.
  own.decodeShard = function ({ t, b, p }, positions) {
    const terms = new Map();
    const lists = [];
    for (const line of t.split(" ")) {
      const keys = new Map();
      let name = "";
      for (const [, key, count] of line.matchAll(/([^A-Z]*)([A-Z]+)/g)) {
        const first = keys.size === 0;
        if (first) name = key;
        const list = { count: number(count), piece: -1, row: 0, positions: null };
        keys.set(first ? "" : key, list);
        lists.push(list);
      }
      check(keys.size);
      terms.set(name, own.isWord(name) ? byForm(name, keys) : keys);
    }
    if (!p) {
      const bits = reader(b);
      for (const list of lists) list.positions = bits.list(list.count, positions);
      bits.end();
      return { terms, pieces: [] };
    }
    let taken = 0;
    const pieces = p.map((many, piece) => {
      const part = lists.slice(taken, (taken += many));
      part.forEach((list, row) => Object.assign(list, { piece, row }));
      return part;
    });
    check(taken === lists.length);
    return { terms, pieces };
  };

  // A piece, and the lists that are in it -> the positions of each.
  own.decodePiece = function ({ b }, lists, positions) {
    const bits = reader(b);
    const found = lists.map(({ count }) => bits.list(count, positions));
    bits.end();
    return found;
  };

  // A stem's lists by the form of the word: "1y" is the stem less one character, then y.
  function byForm(stem, keys) {
    const forms = new Map();
    for (const [key, list] of keys) {
      const [, cut, rest] = /^(\d*)(.*)$/s.exec(key);
      forms.set(stem.slice(0, stem.length - Number(cut)) + rest, list);
    }
    return forms;
  }

  function number(letters) {
    let value = 0;
    for (const letter of letters) value = value * 26 + letter.charCodeAt(0) - 65;
    return value;
  }

  // Reads a string of which each character holds seven bits, the highest first.
  function reader(text) {
    let at = 0;
    let held = 0; // bits that were taken from the text and not yet read
    let many = 0;

    function more() {
      const code = text.charCodeAt(at);
      check(code < 128); // not so at the end of the text, either
      at += 1;
      held = ((held << 7) | code) & 0x1fffffff;
      many += 7;
    }

    function bits(count) {
      while (many < count) more();
      many -= count;
      return (held >> many) & ((1 << count) - 1);
    }

    // Rice's code: a gap's upper part in ones, a zero, then its `k` lower bits.
    function list(count, positions) {
      const k = Math.max(0, 31 - Math.clz32(Math.floor((11 * positions) / (16 * count))));
      const found = new Uint32Array(count);
      let position = -1;
      for (let n = 0; n < count; n += 1) {
        let upper = 0;
        while (bits(1)) upper += 1;
        position += 1 + upper * 2 ** k + bits(k);
        found[n] = position;
      }
      check(position < positions);
      return found;
    }

    function end() {
      check(at === text.length && many < 7 && bits(many) === 0);
    }

    return { list, end };
  }

  // A segment's docs.js -> its columns, each with a value per document.
  own.decodeDocuments = function (file) {
    const { n } = file;
    const starts = sums(file.starts, 0);
    const columns = {
      n,
      positions: file.positions,
      starts,
      bodies: Uint32Array.from(file.titles, (title, doc) => starts[doc] + title),
      days: file.day ? sums(file.days, Date.parse(file.day) / 86400000) : null,
      outlet: file.outlet.map((index) => file.outlets[index]),
      lang: file.lang.map((index) => file.langs[index]),
      topic: file.topic.map((indexes) => indexes.map((index) => file.topics[index])),
      flags: file.flags,
      texts: file.texts,
      shards: file.shards.split(" "), // one "" where there is none, which has no term
    };
    for (const column of [starts, columns.bodies, columns.outlet, columns.lang, columns.topic]) {
      check(column.length === n);
    }
    check(file.flags.length === n && (!columns.days || columns.days.length === n));
    check(file.texts.reduce((sum, many) => sum + many, 0) === n);
    return columns;
  };

  // The rows of a file of texts, of which there must be so many.
  own.decodeTexts = function (rows, many) {
    check(rows.length === many);
    return rows.map(([id, path, title, deck, bylines, captions, paragraphs]) => {
      const rest = [deck, ...paragraphs, ...captions, ...bylines];
      for (const text of [id, path, title, ...rest]) check(typeof text === "string");
      return { id, path, title, rest };
    });
  };

  function sums(gaps, first) {
    let sum = first;
    return Int32Array.from(gaps, (gap) => (sum += gap));
  }

  function check(holds) {
    if (!holds) throw new Error("not an index file as this program knows it");
  }
})();
