/* Loads what searching takes, when somebody begins to search: scripts only, because a disk answers nothing else.
 * No page names them: what a page that has been open for days would ask for may have gone with its release. */
(function (handbook) {
  "use strict";

  const search = handbook.search = handbook.search || {};
  const came = new Map(), opened = new Map(); /* by language: the index as it came, and opened */
  const PARTS = [
    "vendor/minisearch-7.2.0", "vendor/snowball-base-3.0.1", "vendor/snowball-english-3.0.1", "search/fold", "search/terms",
    "search/packed", "search/sound", "search/index", "search/look", "search/correct", "search/heard", "search/said", "search/telling", "search/leaning",
    "search/danger", "search/wanted", "search/tongue", "search/halves", "search/told", "search/prefer", "search/rank", "search/excerpt"
  ];
  const NO_WORD = "qxqxqxq 虱铆"; /* it has every word that there is compared with it, and every character */
  const LETTERS = Array.from("abcdefghijklmnopqrstuvwxyz");
  let named = "", called = {}, parts = null;

  /** Runs the script at an address. @param {string} address @returns {Promise<void>} */
  function run(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      script.onload = () => done();
      script.onerror = () => failed(new Error(`cannot load ${address}`));
      document.head.append(script);
    });
  }

  /** Asks the server whether the slip that names the index has changed; without one, that of before is good enough. */
  async function refresh(address) {
    if (location.protocol === "file:") { return; }
    try { await fetch(address, { cache: "no-cache" }); } catch (error) { /* no network: the kept one */ }
  }

  /** The index stands under this name beside the slip that says so, and scripts under those.
   * @param {string} name @param {Object<string, string>} scripts */
  search.at = (name, scripts) => { named = name; called = scripts; };

  /** Here is the index. @param {Object} told */
  search.take = (told) => { came.set(told.language, told); };

  /** Loads the scripts that read an index, from beside a slip that has been read. @param {string} slip */
  function read(slip) {
    parts = parts || Promise.all(PARTS.map((part) => run(new URL(called[`${part}.js`] || `${part}.js`, slip).href)));
    return parts.catch((error) => { parts = null; throw error; });
  }

  /** Sounds out what begins with one letter after the other, each behind whoever has asked meanwhile. @param {Object} index */
  function soundOut(index, [letter, ...more]) {
    index.sounds.begin(letter);
    if (more.length) { setTimeout(soundOut, 0, index, more); }
  }

  /** Asks once what nobody has asked: else the first question waits for all that is worked out once. @param {Object} index */
  function warm(index) {
    search.find(index, `${index.books.map(({ title }) => title).join(" ")} ${NO_WORD}`);
    soundOut(index, LETTERS);
  }

  /**
   * The index of a language; the first call loads the scripts that read it, too.
   * @param {string} language @param {string} slip the address of what says how all of it is called now; in a preview
   * that is the index
   */
  search.ready = async (language, slip) => {
    if (opened.has(language)) { return opened.get(language); }
    await refresh(slip);
    named = "";
    await run(slip);
    await Promise.all([read(slip), named && run(new URL(named, slip).href)]);
    opened.set(language, search.opened(came.get(language)));
    came.delete(language);
    setTimeout(warm, 0, opened.get(language)); /* behind whoever has asked already */
    return opened.get(language);
  };
})(globalThis.handbook = globalThis.handbook || {});
