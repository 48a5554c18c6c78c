/* Light or dark, as the device asks for. */
(function () {
  "use strict";
  var dark = window.matchMedia("(prefers-color-scheme: dark)");
  function show() { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default"; }
  dark.addEventListener("change", show);
  show();
})();
