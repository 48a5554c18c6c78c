/* Light or dark: as the reader chose, else as the device asks for. Loaded first, so that nothing is shown in both. */
(function () {
  "use strict";

  var KEY = "handbook-scheme", DARK = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try { return localStorage.getItem(KEY); } catch (e) { return null; /* no storage: as the device asks */ }
  }

  function show() {
    var dark = chosen() === "dark" || chosen() !== "light" && DARK.matches, button = document.querySelector(".scheme");
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    if (button) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(dark));
    }
  }

  show();
  DARK.addEventListener("change", show);
  window.addEventListener("storage", show); /* chosen in another window */
  document.addEventListener("DOMContentLoaded", function () {
    show();
    document.querySelector(".scheme").addEventListener("click", function () {
      var wanted = document.body.dataset.mdColorScheme === "slate" ? "light" : "dark";
      try { localStorage.setItem(KEY, wanted); } catch (e) { /* no storage: until the next page */ }
      document.body.dataset.mdColorScheme = wanted === "dark" ? "slate" : "default";
      this.setAttribute("aria-pressed", String(wanted === "dark"));
    });
  });
})();
