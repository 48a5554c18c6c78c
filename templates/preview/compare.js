/* Shows a page in all languages beside each other: what is scrolled or opened in one, is so in the others. */
(function () {
  "use strict";

  const frames = Array.from(document.querySelectorAll("iframe"));
  let leading = frames[0]; /* the one that somebody uses; the others follow */

  /** The page in a frame without its language. @param {HTMLIFrameElement} frame @returns {string} */
  function inner(frame) {
    return frame.contentWindow.location.pathname.replace(`/${frame.dataset.language}/`, "");
  }

  /** The headings that a link can lead to, from top to bottom. @param {Document} page @returns {Element[]} */
  function headings(page) {
    return Array.from(page.querySelectorAll("main :is(h1, h2, h3, h4)[id]"));
  }

  /** Where a page stands: behind which heading, and how far on the way to the next, from 0 to 1. */
  function place(page) {
    const all = headings(page);
    const tops = all.map((heading) => heading.getBoundingClientRect().top);
    let at = -1;
    tops.forEach((top, number) => { if (top <= 1) { at = number; } });
    const end = page.documentElement.scrollHeight - page.defaultView.scrollY;
    const from = at < 0 ? -page.defaultView.scrollY : tops[at];
    const to = at + 1 < tops.length ? tops[at + 1] : end;
    return { id: at < 0 ? "" : all[at].id, part: to > from ? Math.min(1, -from / (to - from)) : 0 };
  }

  /** Scrolls a page to a place, as far as it has that heading. */
  function go(page, told) {
    const all = headings(page);
    const at = all.findIndex((heading) => heading.id === told.id);
    if (told.id && at < 0) { return; }
    const view = page.defaultView;
    const from = at < 0 ? 0 : all[at].getBoundingClientRect().top + view.scrollY;
    const to = at + 1 < all.length
      ? all[at + 1].getBoundingClientRect().top + view.scrollY : page.documentElement.scrollHeight;
    view.scrollTo({ top: from + told.part * (to - from), behavior: "instant" });
  }

  function follow() {
    const told = place(leading.contentDocument);
    for (const frame of frames) {
      if (frame !== leading && frame.contentDocument) { go(frame.contentDocument, told); }
    }
  }

  /** A frame shows a page: listen to it, and lead the others there. @param {HTMLIFrameElement} frame */
  function loaded(frame) {
    const view = frame.contentWindow;
    if (!view.location.pathname.startsWith(`/${frame.dataset.language}/`)) { return; } /* another language was picked */
    for (const event of ["pointerdown", "wheel", "touchstart", "keydown"]) {
      view.addEventListener(event, () => { leading = frame; }, { passive: true, capture: true });
    }
    view.addEventListener("scroll", () => { if (frame === leading) { follow(); } }, { passive: true });
    if (frame === leading) {
      const path = inner(frame);
      history.replaceState(null, "", `/compare/${path}`);
      for (const other of frames) {
        if (other !== leading && inner(other) !== path) { other.src = `/${other.dataset.language}/${path}`; }
      }
    } else {
      follow();
    }
  }

  for (const frame of frames) {
    frame.addEventListener("load", () => loaded(frame));
    if (frame.contentDocument && frame.contentDocument.readyState === "complete") { loaded(frame); }
  }
})();
