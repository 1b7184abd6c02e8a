// Niceties only: every page reads, browses and switches language without this file.
(function (doc, root) {
  "use strict";

  function remembered() {
    try { return localStorage.getItem("lang"); } catch (_) { return null; }
  }

  // The chooser at the root leads on to the language last chosen, else to the browser's.
  // Any fragment, `index.html#stay`, keeps it open.
  if ("choose" in root.dataset && !location.hash) {
    var wanted = [remembered()].concat(navigator.languages || [navigator.language || ""]);
    for (var i = 0; i < wanted.length; i++) {
      var tongue = String(wanted[i]).slice(0, 2).toLowerCase();
      if (tongue === "zh" || tongue === "en") {
        location.replace(tongue + "/index.html");
        break;
      }
    }
  }

  // Whoever switches the language by hand means it.
  doc.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a.tongue, .choose a");
    if (!link) return;
    try { localStorage.setItem("lang", link.lang.slice(0, 2)); } catch (_) { /* fine */ }
  });

  // "/" leads to the search box, as on other sites.
  doc.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.isComposing || event.target.closest("input, textarea, select, [contenteditable]")) return;
    var box = doc.querySelector("input[name=q]:enabled");
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // An article that the search has led to: what was looked for is marked.
  var here = doc.currentScript && doc.currentScript.src;
  var article = doc.querySelector(".art");
  if (here && article && location.hash.indexOf("#find=") === 0) {
    Promise.all([
      url("search/fold.js"), url("search/load.js"), url("search/query.js"),
      url("search/spots.js"), url("search/engine.js"), url("search/mark.js")
    ].map(load)).then(function () {
      return window.ArchiveSearch.markPage(new URL("..", here).href, article);
    }).catch(function () { /* the article can be read without marks */ });
  }

  // A build puts the fingerprinted name into url(…).
  function url(name) { return new URL(name, here).href; }
  function load(address) {
    return new Promise(function (resolve, reject) {
      var script = doc.createElement("script");
      script.onload = resolve;
      script.onerror = reject;
      script.src = address;
      doc.head.append(script);
    });
  }

  // Left and right arrows: the neighbours of an article, a day, a month.
  doc.addEventListener("keydown", function (event) {
    var rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.target.closest("input, textarea, select, audio, video")) return;
    var link = doc.querySelector("a[rel~=" + rel + "]");
    if (link) location.href = link.href;
  });

  // An article in Chinese can be read in either script; what writes the other one is
  // loaded when it is first wanted.
  var group = doc.querySelector(".hanzi");
  var own = group && doc.querySelector("meta[name='dc.language']").content;
  var buttons = {};

  function show(script) {
    if (script !== own && !window.hanzi) {
      var loaded = doc.createElement("script");
      loaded.src = url("hanzi.js");
      loaded.onload = function () { if (window.hanzi) show(script); };
      doc.head.append(loaded);
      return;
    }
    if (window.hanzi) window.hanzi(own, script);
    for (var lang in buttons) buttons[lang].setAttribute("aria-pressed", lang === script);
  }

  if (group) {
    [["zh-Hans", "简", "简体"], ["zh-Hant", "繁", "繁體"]].forEach(function (names) {
      var button = buttons[names[0]] = doc.createElement("button");
      button.type = "button";
      button.lang = names[0];
      button.textContent = names[1];
      button.setAttribute("aria-label", names[2]);
      button.addEventListener("click", function () {
        show(names[0]);
        try { localStorage.setItem("script", names[0]); } catch (_) { /* fine */ }
      });
      group.append(button);
    });
    group.hidden = false;
    var liked = null;
    try { liked = localStorage.getItem("script"); } catch (_) { /* fine */ }
    show(buttons[liked] ? liked : own);
  }

  // A picture whose host is gone leaves its words, not a hole.
  function gone(image) {
    var figure = image.closest("figure, .pic");
    if (figure) figure.classList.add("gone");
  }
  doc.addEventListener("error", function (event) {
    if (event.target.tagName === "IMG") gone(event.target);
  }, true);
  doc.querySelectorAll("img").forEach(function (image) {
    if (image.complete && !image.naturalWidth && image.src) gone(image);
  });
})(document, document.documentElement);
