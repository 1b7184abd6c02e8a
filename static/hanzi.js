// An article's text in the other script of Chinese. The tables stand before this program:
// the build makes them of OpenCC's data. Loaded when a reader first asks for it.
(function (doc, tables) {
  "use strict";

  var PARTS = ".art h1, .art .deck, .art .kick span, .art .by b, .art .body, .art figcaption, .art .links ul";
  var LEFT_ALONE = "[translate=no], code, pre, kbd, samp, script, style";
  var readers = {}, shown = null;

  // What writes a text in a script: at each place the longest word, else the character.
  function reader(script) {
    var signs = Object.create(null), words = Object.create(null), heads = Object.create(null);
    function take(from, to) {
      for (var i = 0; i < from.length; i++) signs[from[i]] = to[i];
    }
    var own = tables[script], other = tables["zh-Hant"];
    if (own !== other) take(other[1], other[0]);
    take(own[0], own[1]);
    var forms = own[3].split(" ");
    own[2].split(" ").forEach(function (word, i) {
      words[word] = forms[i];
      (heads[word[0]] = heads[word[0]] || []).push(word);
    });
    return function (text) {
      var made = "", at = 0;
      while (at < text.length) {
        var sign = text[at], found = sign;
        (heads[sign] || []).forEach(function (word) {
          if (word.length > found.length && text.startsWith(word, at)) found = word;
        });
        made += words[found] || signs[found] || found;
        at += found.length;
      }
      return made;
    };
  }

  // The pieces of text that are the article's own, and the elements that name its script.
  function collect(own) {
    var found = { texts: [], marked: [] };
    doc.querySelectorAll(PARTS).forEach(function (part) {
      if (part.parentNode.closest(".body")) return;
      found.marked.push([part, part.getAttribute("lang")]);
      var walker = doc.createTreeWalker(part, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
        acceptNode: function (node) {
          if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
          var lang = node.getAttribute("lang");
          if (node.matches(LEFT_ALONE) || lang && lang !== own) return NodeFilter.FILTER_REJECT;
          if (lang) found.marked.push([node, lang]);
          return NodeFilter.FILTER_SKIP;
        }
      });
      while (walker.nextNode()) found.texts.push([walker.currentNode, walker.currentNode.data]);
    });
    return found;
  }

  // Show the article in a script; its own one is the text as it came, not converted back.
  window.hanzi = function (own, script) {
    shown = shown || collect(own);
    var write = script !== own && (readers[script] = readers[script] || reader(script));
    shown.texts.forEach(function (pair) {
      pair[0].data = write ? write(pair[1]) : pair[1];
    });
    shown.marked.forEach(function (pair) {
      if (write) pair[0].setAttribute("lang", script);
      else if (pair[1] === null) pair[0].removeAttribute("lang");
      else pair[0].setAttribute("lang", pair[1]);
    });
  };
})(document, window.hanziTables);
