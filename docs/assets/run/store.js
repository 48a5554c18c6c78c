/* What this device remembers of an incident, for all pages of a playbook and for its other windows. Nothing is sent. */
(function (handbook) {
  "use strict";

  var PREFIX = "handbook-run-", ROLE = "handbook-role", NAME = "handbook-name", INCIDENT = "handbook-incident", PROBE = "handbook-probe", ONE_FILE = "handbook-one-";
  /* What this device refuses to keep; it lives as long as the page. */
  var unkept = {};

  function stored(key) {
    try { return localStorage.getItem(key); } catch (closed) { return null; }
  }

  function read(key) { return key in unkept ? unkept[key] : stored(key); }

  function write(key, value) {
    try {
      localStorage.setItem(key, value);
      delete unkept[key];
      return true;
    } catch (full) {
      unkept[key] = value;
      return false;
    }
  }

  function remove(key) {
    delete unkept[key];
    try { localStorage.removeItem(key); } catch (closed) { /* nothing was kept */ }
  }

  /* What was read or written last: a long log is read anew only when another window has changed it. */
  var known = { text: "", log: null };

  /** The log that a text holds; null where it holds none that can be read. */
  function parsed(text) {
    if (text !== known.text) { known = { text: text, log: handbook.log.parse(text) }; }
    return known.log;
  }

  /** The log of a playbook, with what could not be kept of it; an empty one when there is none that can be read. */
  function log(playbook) {
    var key = PREFIX + playbook, kept = parsed(stored(key) || "") || handbook.log.empty(playbook);
    return key in unkept ? handbook.log.merge(kept, handbook.log.parse(unkept[key])) : kept;
  }

  /**
   * Keep a log. What is there and cannot be read, as of a newer release, is not written over.
   * @returns {"" | "not_kept" | "unreadable"} why it lives only as long as the page
   */
  function keep(log) {
    var key = PREFIX + log.playbook, before = stored(key), text = handbook.log.json(log);
    if (before && !parsed(before)) {
      unkept[key] = text;
      return "unreadable";
    }
    if (!write(key, text)) { return "not_kept"; }
    known = { text: text, log: log };
    return "";
  }

  /** Whether the address says what has begun (see `begin`). */
  function isTold() { return location.hash.indexOf("started=") > 0; }

  /** Forget every log, what a file of one playbook ticked, what the first questions found, and who I am. */
  function clear() {
    if (isTold()) { history.replaceState(history.state, "", location.pathname + location.search); }
    var keys = Object.keys(unkept);
    try {
      for (var number = 0; number < localStorage.length; number += 1) { keys.push(localStorage.key(number)); }
    } catch (closed) { /* nothing was kept */ }
    keys.filter(function (key) {
      return key === ROLE || key === NAME || key === INCIDENT || key.indexOf(PREFIX) === 0 || key.indexOf(ONE_FILE) === 0;
    }).forEach(remove);
  }

  /**
   * Note what the first questions on the home page begin.
   * @param {{playbook: string, level: string, started: string}} incident
   * @returns {string} "" or, where nothing is kept, the hash by which the page that it leads to is told
   */
  function begin(incident) { return write(INCIDENT, JSON.stringify(incident)) ? "" : "#" + new URLSearchParams(incident); }

  /* What an address says has begun counts only where it could not be kept: a link that somebody sent starts no clock. */
  function told() {
    var started = read(INCIDENT);
    if (started === null && isTold() && !write(PROBE, "")) {
      started = JSON.stringify(Object.fromEntries(new URLSearchParams(location.hash.slice(1))));
    }
    remove(PROBE);
    return started;
  }

  /**
   * What the first questions on the home page have begun, told once; null when it was nothing, or another playbook.
   * @param {string} playbook @returns {{level: string, started: string} | null}
   */
  function begun(playbook) {
    var found = null;
    try { found = JSON.parse(told() || "null"); } catch (damaged) { remove(INCIDENT); }
    if (!found || found.playbook !== playbook) { return null; }
    remove(INCIDENT);
    return handbook.log.isMoment(String(found.started)) ? { level: String(found.level || ""), started: found.started } : null;
  }

  /**
   * The playbooks whose clock runs on this device, the longest first.
   * @param {string[]} playbooks those that there are @returns {{playbook: string, t0: number, log: object}[]}
   */
  function running(playbooks) {
    return playbooks.map(function (id) {
      var kept = log(id);
      return { playbook: id, t0: handbook.log.start(kept, ""), log: kept };
    }).filter(function (one) { return one.t0 !== null; }).sort(function (a, b) { return a.t0 - b.t0; });
  }

  /** An id unlike any other, on any device. */
  function freshId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  /** The role whose part I want to see, its id; empty when nobody said. It signs nothing: anyone may look at anyone's part. */
  function role() { return read(ROLE) || ""; }

  /** Who writes, for the log: what was typed there and nothing else; empty when nobody said. */
  function name() { return read(NAME) || ""; }

  handbook.store = {
    log: log, keep: keep, clear: clear, begin: begin, begun: begun, running: running, freshId: freshId,
    role: role, name: name,
    setName: function (said) { if (said) { write(NAME, said); } else { remove(NAME); } },
    setRole: function (id) { if (id) { write(ROLE, id); } else { remove(ROLE); } },
    /**
     * Call `heard` when another window has changed what is kept, and when a page is shown that somebody comes back to:
     * it may have been asleep meanwhile, and a browser fills its fields as they were when it was left.
     */
    onChange: function (heard) {
      window.addEventListener("pageshow", heard);
      window.addEventListener("storage", function (event) {
        if (event.key !== null && event.key !== ROLE && event.key !== NAME && event.key.indexOf(PREFIX) !== 0) { return; }
        if (event.key === null) { unkept = {}; } else if (event.newValue === null) { delete unkept[event.key]; } // cleared there
        heard();
      });
    }
  };
})(globalThis.handbook = globalThis.handbook || {});
