// Files of the index, loaded by <script> tags: the one way that works from file://, too.
//
// Each file is one call, archiveSearch(name, …). A file that is missing, late or damaged
// (its call never came, or was made by another name) is a problem for who asked, and is
// asked for again next time. What came stays in memory, the least used goes first.
(function () {
  "use strict";
  const own = (window.ArchiveSearch = window.ArchiveSearch || {});

  const LANES = 8; // scripts on their way at once: more makes the first one late
  const PATIENCE = 20000; // milliseconds until a file counts as slow
  const ROOM = 16e6; // characters of files that are kept: decoded, some 64 MB

  const coming = new Map(); // script element -> what takes its call

  window.archiveSearch = function (name, ...data) {
    const take = coming.get(document.currentScript);
    if (take) take(String(name), data);
  };

  // What a search rejects with when a newer one has begun; never shown to a reader.
  own.Stale = class Stale extends Error {};

  // A file that could not be had; `reason` is "missing", "slow" or "damaged".
  own.FileProblem = class FileProblem extends Error {
    constructor(file, reason) {
      super(`${file}: ${reason}`);
      this.file = file;
      this.reason = reason;
    }
  };

  // A shelf for the files below `root`. Its load(name, version, wanted, decode) promises
  // what `decode` makes of the call's arguments, the same value for who asks again.
  // `wanted()` is asked when a lane is free: where nobody wants the file any more, it is
  // not loaded, and the promise fails with Stale.
  own.shelf = function (root, { patience = PATIENCE, room = ROOM } = {}) {
    const kept = new Map(); // name -> {value, weight}, the last used last
    const jobs = new Map(); // name -> what is asked for and not there yet
    const queue = [];
    let busy = 0;
    let total = 0;

    function load(name, version, wanted, decode) {
      const file = kept.get(name);
      if (file) {
        kept.delete(name);
        kept.set(name, file);
        return Promise.resolve(file.value);
      }
      let job = jobs.get(name);
      if (!job) {
        job = { name, version, decode, wanted: [] };
        job.promise = new Promise((resolve, reject) => Object.assign(job, { resolve, reject }));
        jobs.set(name, job);
        queue.push(job);
      }
      job.wanted.push(wanted);
      next();
      return job.promise;
    }

    function next() {
      while (busy < LANES && queue.length) {
        const job = queue.shift();
        if (!job.wanted.some((wanted) => wanted())) {
          jobs.delete(job.name);
          job.reject(new own.Stale());
          continue;
        }
        busy += 1;
        fetchOne(root, job, patience).then(
          (data) => settle(job, data),
          (error) => settle(job, null, error),
        );
      }
    }

    function settle(job, data, error) {
      busy -= 1;
      jobs.delete(job.name);
      if (!error) {
        try {
          keep(job.name, job.decode(...data), weight(data));
        } catch (_) {
          error = new own.FileProblem(job.name, "damaged");
        }
      }
      if (error) job.reject(error);
      else job.resolve(kept.get(job.name).value);
      while (total > room && kept.size > 1) drop(kept.keys().next().value);
      next();
    }

    function keep(name, value, weight) {
      kept.set(name, { value, weight });
      total += weight;
    }

    function drop(name) {
      total -= kept.get(name).weight;
      kept.delete(name);
    }

    return { load };
  };

  // One script tag -> the arguments of its call.
  function fetchOne(root, { name, version }, patience) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const fail = (reason) => finish(reject, new own.FileProblem(name, reason));
      const timer = setTimeout(() => fail("slow"), patience);
      let data = null;

      function finish(how, what) {
        clearTimeout(timer);
        coming.delete(script);
        script.onload = script.onerror = null;
        script.remove();
        how(what);
      }
      coming.set(script, (called, given) => {
        if (called === name) data = given;
      });
      script.onload = () => (data ? finish(resolve, data) : fail("damaged"));
      script.onerror = () => fail("missing");
      script.charset = "utf-8";
      script.src = `${root}search/${name}.js${version ? `?v=${version}` : ""}`;
      document.head.append(script);
    });
  }

  // About how many characters a value holds.
  function weight(value) {
    if (typeof value === "string") return value.length;
    if (value === null || typeof value !== "object") return 8;
    let sum = 8;
    for (const key in value) sum += weight(value[key]);
    return sum;
  }
})();
