/* What was open is open again for who comes back to a page, or loads it anew. */
(function () {
  "use strict";

  /* As they stand in the page; what scripts add later is no part of it. */
  const folds = [...document.querySelectorAll("main details")];
  let waiting = false;

  function now() { return { open: folds.flatMap((fold, number) => (fold.open ? [number] : [])), of: folds.length }; }

  /* The history keeps it, for as long as it keeps where one has been. */
  function keep() {
    waiting = false;
    history.replaceState({ ...history.state, folds: now() }, "");
  }

  function soon() {
    if (!waiting) { setTimeout(keep); }
    waiting = true;
  }

  /* Who switches the language reads on: what was closed stays closed, though the address names the place. */
  const SWITCHED = "handbook-folds";
  document.querySelectorAll("a.language-switch").forEach((link) => {
    link.addEventListener("click", () => {
      try { sessionStorage.setItem(SWITCHED, JSON.stringify({ ...now(), at: link.pathname })); } catch { /* no storage: as any link */ }
    });
  });

  function switched() {
    let kept = null;
    try {
      kept = JSON.parse(sessionStorage.getItem(SWITCHED));
      sessionStorage.removeItem(SWITCHED);
    } catch { /* no storage: as any link */ }
    return kept && kept.at === location.pathname ? kept : null;
  }

  /* Another release may have others. */
  function restore() {
    const before = history.state && history.state.folds, carried = switched(), kept = before || carried;
    if (!kept || kept.of !== folds.length) { return; }
    folds.forEach((fold, number) => { fold.open = kept.open.includes(number); });
    const place = before || !location.hash ? null : handbook.placeAt(location.hash);
    if (place) { place.scrollIntoView(); } // what has closed above it has moved it
  }

  document.addEventListener("toggle", (event) => { if (folds.includes(event.target)) { soon(); } }, true);
  window.addEventListener("hashchange", soon);
  document.addEventListener("DOMContentLoaded", restore);
})();
