/* The address follows the reader, so that a copied link and the language switch lead to the same place; a link that was
 * followed from the menu closes it. */
(function () {
  "use strict";

  /* In pixels, below what a heading is what one reads: one that was jumped to stands so far below the bar. */
  function below() { return parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) + 6; }

  /* What people read by: headings, terms, rows, and what they have opened. */
  var PLACES = ["h2", "h3", "dt", "tr", "details[open]"].map(function (one) { return "main " + one + "[id]"; }).join();

  /* What is folded away can have a box, too. */
  function isSeen(place) { return place.checkVisibility ? place.checkVisibility() : place.offsetHeight > 0; }

  /* The last place above the reader's eyes; nothing at the top of a page. */
  function here() {
    var found = "", bar = below();
    document.querySelectorAll(PLACES).forEach(function (place) {
      if (isSeen(place) && place.getBoundingClientRect().top < bar) { found = place.id; }
    });
    return found;
  }

  /* Where all places are folded away: the first one in the line that one reads, in whatever order languages have them. */
  function folded() {
    var lines = Array.from(document.querySelectorAll("main summary")), bar = below();
    var line = window.scrollY > 0 && lines.filter(function (one) { return isSeen(one) && one.getBoundingClientRect().bottom > bar; })[0];
    var place = line && line.parentElement.querySelector("[id]");
    return place ? "#" + encodeURIComponent(place.id) : "";
  }

  /* Whether one still sees what the address names, which need not be a heading. */
  function there() {
    var id = location.hash.slice(1), named;
    try { id = decodeURIComponent(id); } catch (typed) { /* taken as it stands */ }
    named = document.getElementById(id);
    var box = named && named.getBoundingClientRect();
    return Boolean(box) && box.bottom > 0 && box.top < window.innerHeight;
  }

  var timer = 0;
  window.addEventListener("scroll", function () {
    clearTimeout(timer);
    timer = setTimeout(function () {
      if (there() || location.hash.includes("=")) { return; } /* answers that a page keeps there */
      var hash = here() ? "#" + encodeURIComponent(here()) : "";
      if (hash !== location.hash) { history.replaceState(history.state, "", location.pathname + location.search + hash); }
    }, 250);
  }, { passive: true });

  document.querySelectorAll("a.language-switch").forEach(function (link) {
    link.addEventListener("click", function () {
      try { localStorage.setItem("handbook-language", link.dataset.language); } catch (e) { /* no storage: no memory */ }
      link.hash = location.hash || folded();
    });
  });

  /* On a disk a folder shows no page: also links that scripts have made name the file. */
  function name(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (link && link.protocol === "file:" && link.pathname.endsWith("/")) { link.pathname += "index.html"; }
  }
  if (location.protocol === "file:") {
    window.addEventListener("click", name, true);
    window.addEventListener("auxclick", name, true);
  }

  var menu = document.getElementById("menu");
  if (menu && menu.hidePopover) {
    menu.addEventListener("click", function (event) {
      if (event.target.closest("a") && menu.matches(":popover-open")) { menu.hidePopover(); }
    });
  }
})();
