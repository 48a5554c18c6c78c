/* What this device remembers of an incident, for all pages of a playbook and for its other windows. Nothing is sent. */
(function (handbook) {
  "use strict";

  var PREFIX = "handbook-run-", ROLE = "handbook-role";
  var memory = {};

  function read(key) {
    try { return localStorage.getItem(key); } catch (closed) { return key in memory ? memory[key] : null; }
  }

  function write(key, value) {
    memory[key] = value;
    try { localStorage.setItem(key, value); return true; } catch (full) { return false; }
  }

  function remove(key) {
    delete memory[key];
    try { localStorage.removeItem(key); } catch (closed) { /* nothing was kept */ }
  }

  /** The log of a playbook; an empty one when there is none, or what is there is none. */
  function log(playbook) { return handbook.log.parse(read(PREFIX + playbook) || "") || handbook.log.empty(playbook); }

  /** Keep a log; false when this device cannot, and it lives only as long as the page. */
  function keep(log) { return write(PREFIX + log.playbook, handbook.log.json(log)); }

  /** Forget every log and who I am. */
  function clear() {
    var keys = [];
    try {
      for (var number = 0; number < localStorage.length; number += 1) { keys.push(localStorage.key(number)); }
    } catch (closed) { keys = Object.keys(memory); }
    keys.filter(function (key) { return key.indexOf(PREFIX) === 0 || key === ROLE; }).forEach(remove);
  }

  /** An id unlike any other, on any device. */
  function freshId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(12)), function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  handbook.store = {
    log: log, keep: keep, clear: clear, freshId: freshId,
    /** Who I am, `{id, title}`; both empty when nobody said. */
    role: function () {
      var kept = (read(ROLE) || "").split("\t");
      return { id: kept[0], title: kept[1] || "" };
    },
    setRole: function (id, title) { if (id) { write(ROLE, id + "\t" + title); } else { remove(ROLE); } },
    /** Call `heard` when another window has changed what is kept. */
    onChange: function (heard) {
      window.addEventListener("storage", function (event) {
        if (event.key === null || event.key === ROLE || event.key.indexOf(PREFIX) === 0) { heard(); }
      });
    }
  };
})(globalThis.handbook = globalThis.handbook || {});
