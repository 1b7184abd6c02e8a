// The words of a query, marked on an article's page.
//
// For the page that links to articles: the query travels in the fragment, as
//
//   link.href = hit.path + ArchiveSearch.fragment(text)      // "…html#find=%E6%AD%A6%E6%B1%89"
//
// A fragment works from file:// and is never sent to a server, so nobody's log says who
// looked for what. For the article's page: where location.hash begins with "#find=", load
// fold.js, query.js, spots.js, load.js, engine.js and mark.js of this folder, in any order, then
//
//   ArchiveSearch.markPage(root, node)     // root: the site's top as seen from the page, "../../"
//
// which marks them in `node`, scrolls to the first and promises how many places it marked.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const SIGN = "#find=";
  const SKIPPED = "script, style, template, noscript, textarea, select, rt, rp, mark, aside";
  const MOST = 2000; // marks on a page: a single letter in a long text is no reading aid

  own.fragment = (text) => SIGN + encodeURIComponent(String(text).replace(/\p{Cs}/gu, ""));

  // What the page's address says is to be marked; "" where it says nothing.
  own.asked = function (hash = location.hash) {
    if (!hash.startsWith(SIGN)) return "";
    try {
      return decodeURIComponent(hash.slice(SIGN.length));
    } catch (_) {
      return ""; // somebody cut the address in the middle of a sign
    }
  };

  own.markPage = async function (root, node) {
    const text = own.asked();
    if (!text) return 0;
    let folder;
    try {
      folder = (await own.manifest(own.shelf(root))).folder;
    } catch (_) {
      folder = own.folder(); // without the index's pairs of characters: as they are
    }
    return own.mark(node, text, folder);
  };

  // Wraps each place in `node` where words of the query stand in <mark>, scrolls to the first
  // and gives the number of places. Marks of an earlier call go.
  own.mark = function (node, text, folder = own.folder()) {
    unmark(node);
    const query = own.parseQuery(text, folder);
    let count = 0;
    for (const { whole, pieces } of blocksOf(node)) {
      const spots = own.spots(folder.fold(whole), query).slice(0, MOST - count);
      wrap(pieces, spots);
      count += spots.length;
    }
    const first = node.querySelector("mark.found");
    if (first) {
      const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      first.scrollIntoView({ block: "center", behavior: isCalm ? "auto" : "smooth" });
    }
    return count;
  };

  function unmark(node) {
    for (const mark of node.querySelectorAll("mark.found")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  // A node's text by blocks (paragraphs, headings, cells): no word goes on from one to the
  // next. Each is a string, and which text node has which part of it.
  function blocksOf(node) {
    const owners = new Map(); // element -> the block that its text is part of
    const blocks = [];
    let last = null;
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      if (text.parentElement.closest(SKIPPED)) continue;
      const owner = blockOf(text.parentElement, node, owners);
      if (owner !== last) blocks.push({ whole: "", pieces: [] });
      last = owner;
      const block = blocks[blocks.length - 1];
      block.pieces.push({ text, start: block.whole.length });
      block.whole += text.data;
    }
    return blocks;
  }

  function blockOf(element, top, known) {
    if (!known.has(element)) {
      const { display } = getComputedStyle(element);
      const isInline = element !== top && /^(inline|ruby|contents)$/.test(display);
      known.set(element, isInline ? blockOf(element.parentElement, top, known) : element);
    }
    return known.get(element);
  }

  // From the last spot to the first: splitting a text node leaves what is before in place.
  function wrap(pieces, spots) {
    let n = spots.length - 1;
    for (const { text, start } of pieces.reverse()) {
      const end = start + text.data.length;
      for (; n >= 0 && spots[n].to > start; n -= 1) {
        const from = Math.max(spots[n].from, start);
        const to = Math.min(spots[n].to, end);
        if (from < to) {
          const part = text.splitText(from - start);
          part.splitText(to - from);
          const mark = document.createElement("mark");
          mark.className = "found";
          part.replaceWith(mark);
          mark.append(part);
        }
        if (spots[n].from < start) break; // its beginning is in the piece before
      }
    }
  }
})();
