// The search page at work: the box, the address, the engine's answers.
//
// The address always says what is shown. While somebody types, it is written over; what is
// sent, chosen or sorted by is a step that "back" takes back.
document.addEventListener("DOMContentLoaded", function () {
  "use strict";
  const own = window.SearchPage;
  const at = (id) => document.getElementById(id);
  const data = JSON.parse(at("search-data").textContent);
  const words = own.makeWords(data);
  const { say } = words;
  const { make } = own;
  const form = at("seek");
  const input = form.elements.q;
  const title = document.title;

  const STEP = 10; // results shown at once
  const PAUSE = 120; // milliseconds without a key until a search begins
  const LETTER = /^(delete|insertText)/; // kinds of input that come letter by letter
  const LATE = 400; // and of searching until the page says so

  let asked = own.read(location.search);
  let isDraft = !location.search || Boolean(history.state?.isDraft);
  let turn = 0; // of the newest search: what an older one brings is not shown
  let timer = 0;
  let isComposing = false;
  let engine = null;
  let result = null;
  let shown = 0;

  // Address ---------------------------------------------------------------------

  // Goes on to what is asked for next: "typed", "sent", or a "step" by any other control.
  function go(next, how = "step") {
    if (timer && how === "step") next = { ...next, q: input.value };
    clearTimeout(timer);
    timer = 0;
    const isNew = own.write(next) !== own.write(asked);
    asked = next;
    if (isNew) note(how === "typed", how !== "step" && isDraft);
    else if (how === "sent" && isDraft) note(false, true);
    return run({ focus: how === "sent" });
  }

  function note(draft, over) {
    isDraft = draft;
    const address = own.write(asked) || location.pathname;
    try {
      history[over ? "replaceState" : "pushState"]({ isDraft }, "", address);
    } catch (_) { /* too often, or not allowed from a file: the page works all the same */ }
  }

  // How much is shown is remembered with the step, for whoever comes back from an article.
  function keepShown() {
    try {
      history.replaceState({ isDraft, shown }, "");
    } catch (_) { /* as above */ }
  }

  addEventListener("popstate", function () {
    clearTimeout(timer);
    asked = own.read(location.search);
    isDraft = Boolean(history.state?.isDraft);
    run({ wanted: history.state?.shown });
  });

  // Search ----------------------------------------------------------------------

  async function run({ focus = false, wanted = STEP } = {}) {
    const mine = (turn += 1);
    present();
    if (!asked.q.trim() && !own.isSifted(asked)) return idle();
    const late = setTimeout(() => mine === turn && tell(say("loading")), LATE);
    document.body.setAttribute("aria-busy", "true");
    try {
      engine ??= window.ArchiveSearch.open(data.root);
      const found = await (await engine).search(asked.q, asked);
      const coming = found.hits(0, Math.max(STEP, wanted || 0));
      const around = surround(found); // made while the texts of the hits are on their way
      const hits = await coming;
      if (mine !== turn) return;
      result = found;
      show(hits, around);
      if (focus) at("hits").querySelector("a")?.focus({ preventScroll: true });
    } catch (error) {
      if (mine !== turn || error instanceof (window.ArchiveSearch?.Stale ?? class {})) return;
      engine = null;
      fail();
    } finally {
      clearTimeout(late);
      if (mine === turn) document.body.removeAttribute("aria-busy");
    }
  }

  // What every search needs is loaded while somebody still thinks of a word.
  function prepare() {
    engine = window.ArchiveSearch?.open(data.root) ?? null;
    engine?.catch(() => (engine = null));
  }

  async function more() {
    const mine = turn;
    at("more").disabled = true;
    const hits = await result.hits(shown, STEP).catch(() => []);
    at("more").disabled = false;
    if (mine !== turn) return;
    const items = add(hits);
    keepShown();
    warn();
    items[0]?.querySelector("a").focus({ preventScroll: true });
  }

  // Show ------------------------------------------------------------------------

  // The controls as the address says, whoever has moved them.
  function present() {
    if (!isComposing && input.value !== asked.q) input.value = asked.q;
    at("sort").value = asked.sort;
    at("from").value = own.firstDay(asked.from);
    at("to").value = own.lastDay(asked.to);
    const tongue = document.querySelector("a.tongue");
    tongue.search = own.write(asked);
    document.title = asked.q.trim() ? `${asked.q.trim()} – ${title}` : title;
  }

  // What stands around the hits, not yet on the page.
  function surround({ facets }) {
    return {
      chips: own.makeChips(asked, data, words, step),
      facets: own.makeFacets(asked, facets, data, words, step),
      bars: own.makeBars(asked, facets.month, words, step),
    };
  }

  function show(hits, { chips, facets, bars }) {
    const key = document.activeElement?.dataset.key;
    const open = new Set([...document.querySelectorAll("[data-open][open]")].map((d) => d.dataset.open));
    const { total } = result;
    const isEmpty = !total;
    fill("chips", chips);
    fill("facets", facets);
    at("bars").hidden = !bars.length;
    at("bars").querySelector("ol").replaceChildren(...bars);
    fill("hits", []);
    shown = 0;
    add(hits);
    tell(summary());
    fill("advice", isEmpty && result.words.length ? own.makeAdvice(asked, result, words, unsift) : []);
    at("advice").hidden = !at("advice").hasChildNodes();
    at("found").hidden = isEmpty && !own.isSifted(asked);
    at("found").classList.toggle("none", isEmpty);
    at("browse").hidden = !isEmpty;
    for (const one of document.querySelectorAll("[data-open]")) one.open ||= open.has(one.dataset.open);
    if (key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    warn();
  }

  function summary() {
    if (!result.words.length && asked.q.trim()) return say("signs");
    const found = result.total ? say("found", { n: result.total }) : say("none");
    return result.cut ? `${found} ${say("cut")}` : found;
  }

  function add(hits) {
    const here = hits.filter(({ id }) => id !== null); // others' texts did not load
    const items = here.map((hit) => own.makeHit(hit, asked, data, words));
    at("hits").append(...items);
    shown += hits.length;
    const left = result.total - shown;
    at("more").hidden = left <= 0 || !hits.length;
    at("more").textContent = say("more", { n: Math.min(STEP, left) });
    return items;
  }

  // Files of the index that did not come: the rest is shown, and one may try again.
  function warn() {
    const n = result.problems.length;
    at("trouble").hidden = !n;
    const again = make("button", { type: "button", onclick: () => run() }, say("again"));
    fill("trouble", n ? [say("problems", { n }), " ", again] : []);
  }

  function idle() {
    result = null;
    document.body.removeAttribute("aria-busy");
    for (const id of ["found", "advice", "trouble"]) at(id).hidden = true;
    at("browse").hidden = false;
    tell("");
  }

  function fail() {
    idle();
    tell(say("broken"));
  }

  function fill(id, children) {
    at(id).replaceChildren(...children);
  }

  function tell(text) {
    if (at("status").textContent !== text) at("status").textContent = text;
  }

  const step = (next) => go(next);
  const unsift = () => go(own.unsifted(asked));

  // Controls --------------------------------------------------------------------

  // Words that come whole, out of an input method or the clipboard, need no pause.
  function typed(pause) {
    clearTimeout(timer);
    timer = setTimeout(() => go({ ...asked, q: input.value }, "typed"), pause);
  }

  // An input method's half-written signs are nobody's query.
  input.addEventListener("compositionstart", function () {
    isComposing = true;
    clearTimeout(timer);
  });
  input.addEventListener("compositionend", function () {
    isComposing = false;
    typed(0);
  });
  input.addEventListener("input", function (event) {
    if (isComposing || event.isComposing) return;
    typed(LETTER.test(event.inputType) ? PAUSE : 0);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    go({ ...asked, q: input.value }, "sent");
  });
  at("sort").addEventListener("change", () => go({ ...asked, sort: at("sort").value }));
  for (const end of ["from", "to"]) {
    at(end).addEventListener("change", () => go({ ...asked, [end]: at(end).value }));
  }
  at("more").addEventListener("click", more);

  // Arrows walk from the box through the results and back.
  document.addEventListener("keydown", function (event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [input, ...at("hits").querySelectorAll("h2 a")];
    const next = stops[stops.indexOf(document.activeElement) + step];
    if (!stops.includes(document.activeElement) || !next) return;
    event.preventDefault();
    next.focus();
  });

  form.querySelector("fieldset").disabled = false;
  at("sift").open = matchMedia("(min-width: 62rem)").matches;
  if (!asked.q) input.focus();
  prepare();
  run({ wanted: history.state?.shown });
});
