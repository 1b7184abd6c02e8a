// Files of the index as they are loaded -> what a search reads: lists of positions, columns
// of documents. The format stands in archive/search/README.md.
//
// All throw where a file is not what it should be; load.js makes "damaged" of that.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  // A shard -> {find, pieces}: find(term) gives its lists, key -> {count, positions}, or
  // undefined. For a term in pieces, positions are null; {piece, row} tells where they are,
  // and `pieces` has the lists of each piece.
  //
  // A search wants one term of hundreds: the others' names are never taken apart.
  own.decodeShard = function ({ t, b, p }, positions) {
    check(!/[^A-Z]( |$)/.test(t)); // each term ends with a count
    const counts = Array.from(t.match(/[A-Z]+/g), number);
    const lists = counts.map((count) => ({ count, piece: -1, row: 0, positions: null }));
    const pieces = p ? divide(lists, p) : [];
    if (!p) readLists(b, counts, positions).forEach((list, n) => (lists[n].positions = list));
    const directory = ` ${t}`;

    function find(term) {
      let at = -1;
      do at = directory.indexOf(` ${term}`, at + 1);
      while (at >= 0 && !/[A-Z]/.test(directory.charAt(at + 1 + term.length)));
      if (at < 0) return undefined;
      const [line] = /^[^ ]+/.exec(directory.slice(at + 1));
      let n = (directory.slice(0, at).match(/[A-Z]+/g) || []).length;
      const keys = new Map();
      for (const key of line.split(/[A-Z]+/).slice(0, -1)) keys.set(keys.size ? key : "", lists[n++]);
      return own.isWord(term) ? byForm(term, keys) : keys;
    }

    return { find, pieces };
  };

  // A piece, and the lists that are in it -> the positions of each.
  own.decodePiece = ({ b }, lists, positions) =>
    readLists(b, lists.map(({ count }) => count), positions);

  // The lists of each piece; every list is told where it is.
  function divide(lists, numbers) {
    let taken = 0;
    const pieces = numbers.map((many, piece) => {
      const part = lists.slice(taken, (taken += many));
      part.forEach((list, row) => Object.assign(list, { piece, row }));
      return part;
    });
    check(taken === lists.length);
    return pieces;
  }

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
    for (let n = 0; n < letters.length; n += 1) value = value * 26 + letters.charCodeAt(n) - 65;
    return value;
  }

  // A string of which each character holds seven bits, the highest first -> lists of so many
  // positions, in Rice's code: of each gap the upper part in ones, a zero, then its `k` lower
  // bits. The loop is run cold, on slow machines: it takes runs of ones at once, and leaves it to
  // the end to see whether the text was long enough; behind it are nothing but zeros.
  function readLists(text, counts, positions) {
    check(/^[\0-\x7f]*$/.test(text));
    const found = new Uint32Array(counts.reduce((sum, count) => sum + count, 0));
    const lists = [];
    let at = 0;
    let held = 0; // bits that were taken from the text: the lowest `many` are not yet read
    let many = 0;
    let to = 0;
    for (const count of counts) {
      const k = Math.max(0, 31 - Math.clz32(Math.floor((11 * positions) / (16 * count))));
      const from = to;
      let position = -1;
      for (const end = from + count; to < end; to += 1) {
        let upper = 0;
        for (;;) {
          if (many === 0) {
            held = text.charCodeAt(at++) | 0;
            many = 7;
          }
          const ones = Math.clz32(~(held << (32 - many)));
          upper += ones;
          if (ones < many) {
            many -= ones + 1;
            break;
          }
          many = 0;
        }
        for (; many < k; many += 7) held = ((held << 7) | text.charCodeAt(at++)) & 0x1fffffff;
        many -= k;
        position += 1 + upper * 2 ** k + ((held >> many) & ((1 << k) - 1));
        found[to] = position;
      }
      check(position < positions);
      lists.push(found.subarray(from, to));
    }
    check(at === text.length && (held & ((1 << many) - 1)) === 0);
    return lists;
  }

  // A segment's docs.js -> its columns, each with a value per document.
  own.decodeDocuments = function (file) {
    const { n, outlets, langs, topics } = file;
    const starts = sums(numbers(file.starts), 0);
    const texts = numbers(file.texts);
    const columns = {
      n,
      positions: file.positions,
      starts,
      bodies: Uint32Array.from(numbers(file.titles), (title, doc) => starts[doc] + title),
      days: file.day ? sums(numbers(file.days), Date.parse(file.day) / 86400000) : null,
      outlet: numbers(file.outlet).map((index) => outlets[index]),
      lang: numbers(file.lang).map((index) => langs[index]),
      topic: rows(numbers(file.topic)).map((row) => row.map((index) => topics[index])),
      flags: numbers(file.flags),
      texts,
      shards: file.shards.split(" "), // one "" where there is none, which has no term
    };
    const { bodies, days, outlet, lang, topic, flags } = columns;
    for (const column of [starts, bodies, days || starts, outlet, lang, topic, flags]) {
      check(column.length === n);
    }
    check(texts.reduce((sum, many) => sum + many, 0) === n);
    return columns;
  };

  // A column: of each number the last digit is of "#" to "[", those before of "]" to "~".
  function numbers(column) {
    check(/^[#-[\]-~]*$/.test(column));
    const found = [];
    let upper = 0;
    for (let at = 0; at < column.length; at += 1) {
      const code = column.charCodeAt(at);
      if (code > 92) upper = upper * 34 + code - 93;
      else {
        found.push(upper * 57 + code - 35);
        upper = 0;
      }
    }
    check(!upper);
    return found;
  }

  // Numbers, each row of them behind its length -> rows.
  function rows(flat) {
    const found = [];
    let at = 0;
    for (; at < flat.length; at += flat[at] + 1) found.push(flat.slice(at + 1, at + 1 + flat[at]));
    check(at === flat.length);
    return found;
  }

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
