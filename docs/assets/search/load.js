/* Loads what searching takes, when somebody begins to search: scripts only, because a disk answers nothing else. */
(function (handbook) {
  "use strict";

  const search = handbook.search = handbook.search || {};
  const came = new Map(), opened = new Map(); /* by language: the index as it came, and opened */
  let named = "", parts = null;

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

  /** The index stands under this name beside the slip that says so. @param {string} name */
  search.at = (name) => { named = name; };

  /** Here is the index. @param {Object} told */
  search.take = (told) => { came.set(told.language, told); };

  /** Loads the index that a slip names. @param {string} slip */
  async function bring(slip) {
    await refresh(slip);
    named = "";
    await run(slip);
    if (named) { await run(new URL(named, slip).href); }
  }

  /**
   * The index of a language; the first call loads the scripts that read it, while the index is on its way.
   * @param {string} language @param {string[]} scripts their addresses @param {string} slip that of the slip
   */
  search.ready = async (language, scripts, slip) => {
    if (opened.has(language)) { return opened.get(language); }
    parts = parts || Promise.all(scripts.map(run));
    const read = parts.catch((error) => { parts = null; throw error; });
    await Promise.all([read, came.has(language) || bring(slip)]);
    opened.set(language, search.opened(came.get(language)));
    came.delete(language);
    return opened.get(language);
  };
})(globalThis.handbook = globalThis.handbook || {});
