/* Opens what a link leads to: everything that is folded about a place, and what folds below its heading. */
(function (handbook) {
  "use strict";

  /* Where sections of a hand-written page need not fold. */
  var ROOM = window.matchMedia("(min-width: 60.01em)");

  function openAround(place) {
    for (var part = place; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") { part.open = true; }
    }
  }

  /** What folds below a heading: what is next, and each section up to the next heading of its rank. */
  function below(place) {
    var heading = place.closest("h2, h3, h4"), found = [];
    for (var next = heading && heading.nextElementSibling; next && !(/^H[1-4]$/.test(next.tagName) && next.tagName <= heading.tagName); next = next.nextElementSibling) {
      if (next.matches("details.section") || (next.matches("details.fold") && next === heading.nextElementSibling)) { found.push(next); }
      if (next.matches("details.section")) { found.push.apply(found, next.querySelectorAll("details.section")); }
    }
    return found;
  }

  /** The keyboard and the ear go on from `place`; from its box to tick, which stands before it. */
  function stand(place) {
    var before = place.previousElementSibling, box = before && before.matches(".check") && before.querySelector("input");
    if (place.tabIndex < 0) { place.tabIndex = -1; }
    (box || place).focus({ preventScroll: true });
  }

  /**
   * What stands at `hash`; null when there is no such place on this page.
   * @param {string} hash with or without its `#`, encoded or not
   */
  function placeAt(hash) {
    var id = hash.replace(/^#/, "");
    try { id = decodeURIComponent(id); } catch (typed) { /* taken as it stands */ }
    return document.getElementById(id);
  }

  /** Open what stands at `hash`, and go there; false when there is no such place on this page. */
  function reveal(hash) {
    var place = placeAt(hash);
    if (!place) { return false; }
    if (handbook.filters) { handbook.filters.admit(place); }
    openAround(place);
    below(place).forEach(function (fold) { fold.open = true; });
    place.scrollIntoView();
    stand(place);
    return true;
  }

  handbook.placeAt = placeAt;
  handbook.reveal = reveal;
  handbook.stand = stand;
  window.addEventListener("hashchange", function () { reveal(location.hash); });
  document.addEventListener("click", function (event) {
    var link = event.target instanceof Element && event.target.closest("a[href*='#']");
    if (link && link.href === location.href) { reveal(location.hash); } // that the address stays is no news to the page
  });
  document.addEventListener("DOMContentLoaded", function () {
    /* One that stands open is for who has no script. */
    document.querySelectorAll("main details.section").forEach(function (part) { part.open = ROOM.matches; });
    if (location.hash) { reveal(location.hash); }
  });

  /* A tap on a heading opens and closes what is below it; links in it stay links. */
  document.addEventListener("click", function (event) {
    if (!(event.target instanceof Element) || event.target.closest("a, button, input, label")) { return; }
    var folds = event.target.closest("h3") ? below(event.target) : [];
    if (folds.length && !String(getSelection())) {
      var open = !folds[0].open;
      folds.forEach(function (fold) { fold.open = open; });
    }
  });

  /* Printing shows what is folded away; afterwards it is as it was. */
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("main details:not([open])"));
    opened.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (part) { part.open = false; });
    opened = [];
  });
})(globalThis.handbook = globalThis.handbook || {});
