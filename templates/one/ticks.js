/* What is ticked stays ticked, where the device lets a file remember; a step is ticked in both places at once. */
(function () {
  "use strict";
  var KEY = "handbook-one-" + document.title, boxes = Array.from(document.querySelectorAll("[data-tick]")), ticked = [];
  try { ticked = JSON.parse(localStorage.getItem(KEY)) || []; } catch (e) { /* no storage: until it is closed */ }

  function show() { boxes.forEach(function (box) { box.checked = ticked.indexOf(box.dataset.tick) >= 0; }); }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      ticked = ticked.filter(function (id) { return id !== box.dataset.tick; }).concat(box.checked ? [box.dataset.tick] : []);
      try { localStorage.setItem(KEY, JSON.stringify(ticked)); } catch (e) { /* no storage: until it is closed */ }
      show();
    });
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  show();
})();
