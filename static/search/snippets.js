// An article's own text and a query -> the passages to show, with the words marked.
//
// It gives parts of the original, {text, hit}, and never HTML: who shows them puts each
// part's text into a node of its own.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const WIDTH = 150; // of a passage, in Latin letters; a Han character is two
  const BEFORE = 50; // of these, at most, before the first word that was found
  const MOST = 100; // words found in one paragraph that are looked at
  const SENTENCE_END = /[。！？!?；;…]["”’」』）)]*\s*|\.["”’)]*\s+|\n+/g;
  const ENDS = /[。！？!?；;….\n]["”’」』）)]*$/; // the same, at the end of a text

  // Title and the rest of a document -> {title, snippet}, lists of parts. The snippet is one
  // passage, and a second where that has words which the first lacks; where no word is in the
  // text, as when all are in the title, it is how the article begins. `sift(text)` tells whether
  // a text may have words at all.
  own.snippet = function (title, texts, query, folder, sift) {
    const best = [];
    const seen = new Set();
    const passages = texts.filter(sift).flatMap((text) => passagesOf(text, query, folder));
    for (let round = 0; round < 2; round += 1) {
      const next = passages
        .map((passage) => ({ passage, gain: gain(passage, seen, round) }))
        .reduce((a, b) => (b.gain > a.gain ? b : a), { gain: 0 }).passage;
      if (!next) break;
      best.push(next);
      next.groups.forEach((group) => seen.add(group));
    }
    if (!best.length && texts.some((text) => text)) {
      const text = texts.find((text) => text);
      best.push({ text, from: 0, to: finish(text, 0, 0), spots: [] });
    }
    best.sort((a, b) => passages.indexOf(a) - passages.indexOf(b));
    return {
      title: parts(title, 0, title.length, own.spots(folder.fold(title), query)),
      snippet: best.flatMap(shown),
    };
  };

  // Words that were not seen yet count most, then how many there are at all.
  function gain({ groups, spots }, seen, round) {
    const fresh = [...groups].filter((group) => !seen.has(group)).length;
    return round && !fresh ? 0 : fresh * 10 + Math.min(spots.length, 5);
  }

  function passagesOf(text, query, folder) {
    const spots = own.spots(folder.fold(text), query).slice(0, MOST);
    const passages = [];
    let end = 0;
    spots.forEach((spot, n) => {
      if (spot.from < end) return; // the passage before shows it already
      const from = begin(text, end, spot.from);
      const to = finish(text, from, spot.to);
      const inside = spots.slice(n).filter((other) => other.to <= to);
      const groups = new Set(inside.map(({ group }) => group));
      passages.push({ text, from, to, spots: inside, groups });
      end = to;
    });
    return passages;
  }

  // Where a passage begins: with its sentence, where that is near, else with a word.
  function begin(text, least, spot) {
    let from = spot;
    for (let room = BEFORE; from > least && room > 0; room -= width(text, from)) from -= 1;
    const last = sentenceEnds(text, from, spot).pop();
    if (last) return last;
    while (from > least && from < spot && !isBorder(text, from)) from += 1;
    return from;
  }

  // Where it ends: after the last sentence that ends in the farther half, else after a word.
  function finish(text, from, least) {
    let to = from;
    let half = from;
    for (let room = WIDTH; to < text.length && (room > 0 || to < least); to += 1) {
      room -= width(text, to);
      if (room > WIDTH / 2) half = to;
    }
    if (to === text.length) return to;
    const last = sentenceEnds(text, Math.max(half, least - 1), to).pop();
    if (last) return text.slice(0, last).trimEnd().length;
    while (to > least && !isBorder(text, to)) to -= 1;
    return to;
  }

  // The places right after each sentence that ends between two places.
  function sentenceEnds(text, from, to) {
    const found = text.slice(from, to).matchAll(SENTENCE_END);
    return Array.from(found, ({ 0: end, index }) => from + index + end.length);
  }

  // Whether a text may be cut here: not within a character, a word or a number.
  function isBorder(text, at) {
    if (text.codePointAt(at - 1) > 0xffff) return false;
    return !/^(?:.\p{M}|[^\s\u2E80-\uFFEF\p{P}]{2})/u.test(text.slice(at - 1, at + 1));
  }

  function width(text, at) {
    return text.charCodeAt(at) >= 0x2e80 ? 2 : 1;
  }

  function shown({ text, from, to, spots }, n) {
    const found = parts(text, from, to, spots);
    const before = text.slice(Math.max(0, from - 9), from).trimEnd();
    const isCut = text.slice(to).trim() && !ENDS.test(text.slice(Math.max(from, to - 9), to));
    if (n) found.unshift({ text: " … ", hit: false });
    else if (before && !ENDS.test(before)) found.unshift({ text: "…", hit: false });
    if (isCut) found.push({ text: "…", hit: false });
    return found;
  }

  // A part of a text, cut where words that were found begin and end.
  function parts(text, from, to, spots) {
    const found = [];
    let at = from;
    for (const spot of spots) {
      if (spot.from > at) found.push({ text: text.slice(at, spot.from), hit: false });
      found.push({ text: text.slice(spot.from, spot.to), hit: true });
      at = spot.to;
    }
    if (to > at) found.push({ text: text.slice(at, to), hit: false });
    return found;
  }
})();
