/* What was open is open again for who comes back to a page, or loads it anew. */
(function () {
  "use strict";

  /* As they stand in the page; what scripts add later is no part of it. */
  const folds = [...document.querySelectorAll("main details")];
  let waiting = false;

  /* The history keeps it, for as long as it keeps where one has been. */
  function keep() {
    waiting = false;
    const open = folds.flatMap((fold, number) => (fold.open ? [number] : []));
    history.replaceState({ ...history.state, folds: { open, of: folds.length } }, "");
  }

  function soon() {
    if (!waiting) { setTimeout(keep); }
    waiting = true;
  }

  /* Another release may have others. */
  function restore() {
    const kept = history.state && history.state.folds;
    if (kept && kept.of === folds.length) { folds.forEach((fold, number) => { fold.open = kept.open.includes(number); }); }
  }

  document.addEventListener("toggle", (event) => { if (folds.includes(event.target)) { soon(); } }, true);
  window.addEventListener("hashchange", soon);
  document.addEventListener("DOMContentLoaded", restore);
})();
