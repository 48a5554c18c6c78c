/* Small comforts; every page works without them. */
(function () {
  "use strict";

  /* The language switch keeps the place on the page, and the choice holds for the next visit. */
  document.querySelectorAll("a.language-switch").forEach(function (link) {
    link.addEventListener("click", function () {
      try { localStorage.setItem("handbook-language", link.dataset.language); } catch (e) { /* no storage: no memory */ }
      link.hash = location.hash;
    });
  });

  /* The theme forgets to name its search dialog for those who hear the page. */
  var search = document.querySelector(".md-search"), input = document.querySelector(".md-search__input");
  if (search && input) { search.setAttribute("aria-label", input.getAttribute("placeholder")); }

  /* Printing shows what is folded away. */
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
})();
