// The search: ArchiveSearch.open(root) promises an engine for the archive whose site is at
// `root` ("../"), and engine.search(text, options) its answer.
//
//   options  outlet, lang, topic: a slug or several, any of which will do; from, to: a year, a
//            month or a day, both inclusive; translated, media: true; sort: "relevance" (the
//            default), "newest", "oldest"
//   answer   total     articles found
//            facets    {outlet, lang, topic, year, month: {value: n}, translated: n, media: n},
//                      each counted under all filters but its own
//            volume    [{month, n}] of what was found, by time
//            words     [{text, quoted, not, group}]: what was understood; none where the text
//                      has no letter or digit. An empty text finds all that the filters let
//                      through, and nothing without a filter.
//            cut       true where the text was too long to be read whole
//            problems  [{file, reason}]: files that lack; what is in them alone was not found.
//                      It may grow while hits are loaded.
//            hits(offset, n)  promises [{id, title, titleParts, path, lang, outlet, day,
//                      snippet}], parts being [{text, hit}]; one whose text could not be loaded
//                      has an id, path and title of null and no parts.
//
// Only the last search counts: as soon as another begins, an earlier one rejects with
// ArchiveSearch.Stale, and files that it alone wanted are not loaded any more.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const CHECKED = 64; // articles found, at most, of which the texts are looked at
  const FRESH = 600000; // milliseconds that a browser may take the manifest from its memory

  // The manifest: {segments, folder, …}. It alone has no digest to be asked for by.
  own.manifest = (shelf) =>
    shelf.load("index", Math.floor(Date.now() / FRESH), () => true, (file) => ({
      ...file,
      segments: file.segments.map(([name, n, digest]) => ({ name, n, digest })),
      folder: own.folder(file.folds),
    }));

  own.open = async function (root, limits) {
    const shelf = own.shelf(root, limits);
    const { segments, folder } = await own.manifest(shelf);
    // Every search needs the columns: they are on their way while a reader still types. What
    // does not come is asked for again, and missed, by the search itself.
    for (const one of segments) columnsOf(one, () => true).catch(() => {});
    own.parseQuery(".", folder); // as are the regular expressions, made when first used
    let turn = 0;
    let last = {}; // what the last text found, before filters: another filter loads nothing

    async function search(text, options = {}) {
      const mine = (turn += 1);
      const wanted = () => mine === turn;
      const query = own.parseQuery(text, folder);
      const key = JSON.stringify(query.groups);
      const isBlank = !String(text).trim() && own.hasFilter(options);
      const problems = [];
      const note = (error) => {
        if (!(error instanceof own.FileProblem)) throw error;
        const { file, reason } = error;
        if (!problems.some((one) => one.file === file)) problems.push({ file, reason });
      };
      let { found } = last;
      if (last.key !== key) {
        const some = query.groups.length || isBlank ? segments : [];
        found = (await Promise.all(some.map((one) => within(one, query, wanted, note)))).filter(Boolean);
        if (query.hasBreak) await check(found, query, wanted, note);
      }
      if (!wanted()) throw new own.Stale();
      last = problems.length || !query.groups.length ? {} : { key, found };
      const { order, ...counts } = own.results(found, options);
      const sift = own.sieve(query, folder);
      const hits = (offset, n) =>
        Promise.all(order.slice(offset, offset + n).map((one) => hit(one, query, sift, note)));
      return { ...counts, words: query.words, cut: query.cut, problems, hits };
    }

    // What one segment has; nothing where its table of documents lacks.
    async function within(segment, query, wanted, note) {
      const load = (name, decode) =>
        shelf.load(`${segment.name}/${name}`, segment.digest, wanted, decode);
      const columns = await columnsOf(segment, wanted).catch(note);
      if (!columns) return null;
      const found = await own.find(query, columns, filesOf(columns, load), note);
      return { segment, columns, ...found };
    }

    function columnsOf({ name, digest }, wanted) {
      return shelf.load(`${name}/docs`, digest, wanted, own.decodeDocuments);
    }

    // The lists do not tell "方；两" from "方面两": where few articles are found, their texts do.
    async function check(found, query, wanted, note) {
      if (found.reduce((sum, { docs }) => sum + docs.length, 0) > CHECKED) return;
      for (const part of found) {
        const texts = await Promise.all(
          part.docs.map((doc) => textOf({ ...part, doc }, wanted).catch(note)),
        );
        const stays = texts.map(
          (text) => !text || own.fits([text.title, ...text.rest].map(folder.fold), query),
        );
        part.docs = part.docs.filter((_, n) => stays[n]);
        part.scores = part.scores.filter((_, n) => stays[n]);
      }
    }

    async function textOf({ segment, columns, doc }, wanted) {
      const [file, row] = own.textPlace(columns, doc);
      const decode = (rows) => own.decodeTexts(rows, columns.texts[file]);
      const rows = await shelf.load(`${segment.name}/t${file}`, segment.digest, wanted, decode);
      return rows[row];
    }

    async function hit(one, query, sift, note) {
      const { columns, doc } = one;
      const text = await textOf(one, () => true).catch(note);
      const { id, path, title } = text || { id: null, path: null, title: null };
      const { title: titleParts, snippet } = text
        ? own.snippet(title, text.rest, query, folder, sift)
        : { title: [], snippet: [] };
      const { lang, outlet } = columns;
      const day = own.dayOf(columns, doc);
      return { id, title, titleParts, path, lang: lang[doc], outlet: outlet[doc], day, snippet };
    }

    return { search };
  };

  // How own.find reads the lists of a segment.
  function filesOf({ shards, positions }, load) {
    const shard = (number) => load(String(number), (file) => own.decodeShard(file, positions));

    // The shard that has a term, if any has: the last that does not begin after it.
    function numberOf(term) {
      let low = 0;
      let high = shards.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (shards[middle] <= term) low = middle + 1;
        else high = middle;
      }
      return low - 1;
    }

    return {
      async lookUp(term) {
        const number = numberOf(term);
        if (number < 0 || !shards[number]) return undefined;
        return (await shard(number)).find(term);
      },
      read(term, lists) {
        const number = numberOf(term);
        return Promise.all(
          lists.map(async (list) => {
            if (list.positions || !list.count) return list.positions || new Uint32Array();
            const { pieces } = await shard(number);
            const decode = (file) => own.decodePiece(file, pieces[list.piece], positions);
            return (await load(`${number}.${list.piece}`, decode))[list.row];
          }),
        );
      },
    };
  }
})();
