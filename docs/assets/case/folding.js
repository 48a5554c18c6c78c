/* On a telephone the pack of a case is read: all but its first sheet folds below its headings, and opens to be printed. */
(function () {
  "use strict";

  if (!window.matchMedia("(max-width: 45em)").matches) { return; }
  const folds = [...document.querySelectorAll("#pack section.case > h2:first-child")].map((heading) => {
    const section = heading.parentElement, fold = document.createElement("details"), line = document.createElement("summary");
    line.append(heading);
    fold.append(line, ...section.childNodes);
    section.append(fold);
    return fold;
  });

  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = folds.filter((fold) => !fold.open);
    opened.forEach((fold) => { fold.open = true; });
  });
  window.addEventListener("afterprint", () => {
    opened.forEach((fold) => { fold.open = false; });
    opened = [];
  });
})();
