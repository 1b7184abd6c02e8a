// A query and a segment of the index -> the documents that it finds, and how well they fit.
//
// Exact for a query of any length: each token's position is in just one list, so a phrase is
// where the lists of its tokens meet, each moved by the token's place in the phrase. But for
// marks in the middle: lists do not tell a break from a token in its place.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const SLICE = 8; // tokens of a phrase that are looked up at once; a segment without the
  // first eight is done with, so that a pasted paragraph loads little
  const LEAD = 100; // positions after the title that count as the article's beginning
  const USUAL = 1000; // positions of a usual article
  const BETWEEN = 2; // positions between two articles
  const TITLE = 3, BEGINNING = 2, BODY = 1;

  // Where a term begins, in order. `lookUp(term)` promises a term's lists, or undefined;
  // `read(term, lists)` their positions. Rejects as these do.
  async function positionsOf({ tokens, places, exact }, { lookUp, read }) {
    let found = null;
    let linked = false; // the list of the token before says that this one follows
    for (let first = 0; first < tokens.length; first += SLICE) {
      const end = Math.min(first + SLICE, tokens.length);
      // All at once: to wait for the token before, which may tell that this one is not needed,
      // takes longer than its file. The lists of very frequent ones are in others, read below.
      const slice = tokens.slice(first, end);
      const known = await Promise.all(slice.map((_, n) => lookUp(name(first + n))));
      const parts = [];
      for (let n = first; n < end; n += 1) {
        const next = follower(n);
        if (next === null && linked) {
          linked = false;
          continue;
        }
        const keys = known[n - first];
        if (!keys) return new Uint32Array();
        linked = Boolean(next) && keys.has(next);
        const lists = choose(n, keys, next, linked);
        if (!lists.length) return new Uint32Array();
        parts.push({ n, lists, count: lists.reduce((sum, { count }) => sum + count, 0) });
      }
      await Promise.all(
        parts.map(async (part) => (part.positions = merge(await read(name(part.n), part.lists)))),
      );
      parts.sort((a, b) => a.count - b.count || a.n - b.n);
      for (const { n, positions } of parts) {
        found = found ? meet(found, positions, places[n]) : moved(positions, places[n]);
        if (!found.length) return found;
      }
    }
    return found;

    function name(n) {
      return own.isWord(tokens[n]) ? own.stem(tokens[n]) : tokens[n];
    }

    // The key of the list that a sign must be in: the sign right after it, "" before a word
    // or a break, null where nothing is known. Words have no such lists.
    function follower(n) {
      if (own.isWord(tokens[n]) || n + 1 === tokens.length) return null;
      return own.isWord(tokens[n + 1]) || places[n + 1] > places[n] + 1 ? "" : tokens[n + 1];
    }

    function choose(n, keys, next, linked) {
      if (own.isWord(tokens[n])) {
        return exact ? [keys.get(tokens[n])].filter(Boolean) : [...keys.values()];
      }
      if (next === null) return [...keys.values()];
      return [keys.get(linked ? next : "")].filter(({ count }) => count);
    }
  }

  // Lists of positions -> one, in order. No position is in two of them.
  function merge(lists) {
    if (lists.length === 1) return lists[0];
    const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const list of lists) {
      all.set(list, at);
      at += list.length;
    }
    return all.sort();
  }

  function moved(list, by) {
    let first = 0;
    while (first < list.length && list[first] < by) first += 1;
    return list.subarray(first).map((position) => position - by);
  }

  // The positions of `found` that the list has, too, `by` later. Where it is much longer, it
  // is leapt through: 1, 2, 4 … further, then halving.
  function meet(found, list, by) {
    const both = new Uint32Array(found.length);
    let many = 0;
    let at = 0;
    for (const position of found) {
      const wanted = position + by;
      let step = 1;
      while (at + step < list.length && list[at + step] < wanted) {
        at += step;
        step *= 2;
      }
      for (; step >= 1; step /= 2) {
        while (at + step < list.length && list[at + step] < wanted) at += step;
      }
      if (at < list.length && list[at] < wanted) at += 1;
      if (at === list.length) break;
      if (list[at] === wanted) both[many++] = position;
    }
    return both.subarray(0, many);
  }

  // A query in a segment -> {docs, scores}: numbers of documents, and for each how well it
  // fits: first by words in the title, then at the beginning, then by how often they come.
  // `problem(error)` hears of words whose files lack: what they alone would find is missing.
  own.find = async function (query, columns, files, problem) {
    const judged = await Promise.all(
      query.groups.map(({ any }) =>
        Promise.all(
          any.map((term) =>
            positionsOf(term, files).then(
              (found) => spread(found, columns),
              (error) => problem(error),
            ),
          ),
        ),
      ),
    );
    return gather(query.groups, judged, columns);
  };

  // Positions -> for each document how many, and the best place of any.
  function spread(found, { n, starts, bodies }) {
    const counts = new Uint32Array(n);
    const places = new Uint8Array(n);
    let doc = 0;
    for (const position of found) {
      while (doc + 1 < n && starts[doc + 1] <= position) doc += 1;
      counts[doc] += 1;
      const body = bodies[doc];
      const place = position < body ? TITLE : position < body + LEAD ? BEGINNING : BODY;
      if (place > places[doc]) places[doc] = place;
    }
    return { counts, places };
  }

  function gather(groups, judged, { n, starts, positions }) {
    const docs = [];
    const scores = [];
    for (let doc = 0; doc < n; doc += 1) {
      let titles = 0;
      let beginnings = 0;
      let density = 0;
      const length = (doc + 1 < n ? starts[doc + 1] - BETWEEN : positions) - starts[doc];
      const fits = groups.every(({ not }, group) => {
        let count = 0;
        let place = 0;
        let lacking = 0;
        for (const term of judged[group]) {
          if (!term) lacking += 1;
          else {
            count += term.counts[doc];
            place = Math.max(place, term.places[doc]);
          }
        }
        if (not) return count === 0 && lacking === 0;
        titles += place === TITLE;
        beginnings += place >= BEGINNING;
        density += count / (count + 0.3 + (0.9 * length) / USUAL); // as in BM25
        return count > 0;
      });
      if (fits) {
        docs.push(doc);
        scores.push(titles * 1e6 + beginnings * 1e3 + density);
      }
    }
    return { docs, scores };
  }
})();
