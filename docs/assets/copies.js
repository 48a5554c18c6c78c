/* Says whether printed copies are current: asks the site at the moment of looking, and believes no cache. A page that
 * stays open asks again, and says at what time it was last told.
 *
 * Until an answer is there, a page says that it does not know. On paper stands what it is: its content in the page's
 * address, and behind the # the mark of the names and numbers on it, if there are any.
 */
(function () {
  "use strict";
  var LIMIT = 20000; /* milliseconds; then the network counts as gone */
  var AGAIN = 60000;
  var asked = 0, began = 0, told = null; /* how often and when the site was asked; when it last answered */
  /* A disk answers no questions: there is nobody to ask. */
  var nobody = location.protocol === "file:";
  var copy = document.getElementById("copy"), table = document.getElementById("copies-list"); /* a page has one of them */
  if (!copy && !table) { return; }

  /* The marks that are current now: contacts by content. Fails when nobody answers, or answers something else. */
  function current(address) {
    var stop = new AbortController();
    var timer = setTimeout(function () { stop.abort(); }, LIMIT);
    var url = new URL(address, location.href);
    url.search = "?at=" + Date.now(); /* a cache between here and there has never seen this question */
    return fetch(url, { cache: "no-store", redirect: "error", signal: stop.signal }).then(function (answer) {
      if (!answer.ok) { throw new Error(String(answer.status)); }
      return answer.json();
    }).then(function (said) {
      if (!said || Object.prototype.toString.call(said.copies) !== "[object Object]") { throw new Error("no answer"); }
      return said.copies;
    }).finally(function () { clearTimeout(timer); });
  }

  /* The mark of the names and numbers on a printout, however its address was typed. */
  function mark() { return location.hash.slice(1).toLowerCase(); }

  function verdict(copies) {
    if (!Object.prototype.hasOwnProperty.call(copies, copy.dataset.hash)) { return "gone"; }
    var mine = mark(), theirs = copies[copy.dataset.hash];
    if (/^[0-9a-f]{8}$/.test(mine) && theirs && theirs !== mine) { return "contacts"; }
    if (new Date() > new Date(copy.dataset.validUntil + "T23:59:59")) { return "overdue"; }
    return "current";
  }

  /* Of what a page says besides, what is said in this state. */
  function only(state) {
    document.querySelectorAll("[data-when]").forEach(function (part) { part.hidden = part.dataset.when !== state; });
  }

  function show(state, copies) {
    var head = copy.querySelector("h1"), mine = mark();
    copy.dataset.state = state;
    head.textContent = head.dataset[state === "folder" ? "unknown" : state];
    head.className = { current: "good", unknown: "unsure", folder: "unsure", checking: "unsure" }[state] || "bad";
    only(state);
    var unseen = copy.querySelector("#unseen");
    unseen.hidden = !(/^[0-9a-f]{8}$/.test(mine) && copies && state !== "gone" && !copies[copy.dataset.hash]);
  }

  function list(copies) {
    only(copies ? "current" : "unknown");
    table.querySelectorAll("[data-hash]").forEach(function (row) {
      var gone = Boolean(copies) && !Object.prototype.hasOwnProperty.call(copies, row.dataset.hash);
      row.querySelector(".gone").hidden = !gone;
    });
  }

  /* At what time the site answered; when it does not now, when it last did. */
  function date(answers) {
    var said = document.querySelector("[data-checked]"), when = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
    if (!answers) { when.month = "long"; when.day = "numeric"; }
    said.hidden = !told;
    said.textContent = !told ? "" : (answers ? said.dataset.checked : said.dataset.last).replace(
      "{time}", told.toLocaleString(document.documentElement.lang, when));
  }

  /* An answer that comes after a later question is no answer. Who looks at an answer keeps it until there is a newer. */
  function ask(again) {
    var mine = ++asked;
    began = Date.now();
    if (copy && !again) { show("checking"); date(false); }
    current((copy || table).dataset.current).then(function (copies) {
      if (mine !== asked) { return; }
      told = new Date();
      date(true);
      if (copy) { show(verdict(copies), copies); } else { list(copies); }
    }, function () {
      if (mine === asked) { unknown(); }
    });
  }

  function unknown() {
    date(false);
    if (copy) { show("unknown"); } else { list(null); }
  }

  /* What nobody looks at goes stale: it is not there to be seen in the moment before the next answer. */
  function leave() {
    asked += 1;
    unknown();
  }

  /* By the clock and not by counting: a computer that slept wakes to an answer that is too old to stand. */
  function look() {
    var age = Math.abs(Date.now() - began);
    if (!document.hidden && age >= AGAIN) { ask(age < 2 * AGAIN); }
  }

  if (nobody) {
    if (copy) { show("folder"); } else { only("folder"); }
    return;
  }

  /* Also when a page comes back: from the browser's memory, to the front, to a network; and when the network goes. */
  window.addEventListener("pageshow", function (event) { if (event.persisted) { ask(); } });
  document.addEventListener("visibilitychange", function () { if (document.hidden) { leave(); } else { ask(); } });
  window.addEventListener("pagehide", leave);
  ["online", "offline", "hashchange"].forEach(function (change) {
    window.addEventListener(change, function () { ask(); });
  });
  setInterval(look, 1000);
  ask();
})();
