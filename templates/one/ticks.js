/* What is ticked stays ticked, where the device lets a file remember, until somebody clears it: each incident begins with
   open boxes. A step is ticked in both places at once. */
(function () {
  "use strict";
  /* Another version, or another organisation's, has ticks of its own: to a browser all files of a disk may be one site. */
  var KEY = "handbook-one-" + document.title + " · " + document.querySelector(".identity").textContent;
  var boxes = Array.from(document.querySelectorAll("[data-tick]")), said = document.querySelector(".ticked"), kept = { ticked: [], at: "" };
  try { kept = Object.assign(kept, JSON.parse(localStorage.getItem(KEY))); } catch (e) { /* no storage: until it is closed */ }

  function two(number) { return String(number).padStart(2, "0"); }

  /* By the clock of the device, which is where it was ticked. */
  function now() {
    var at = new Date();
    return [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join("-") + " " + two(at.getHours()) + ":" + two(at.getMinutes());
  }

  function show() {
    boxes.forEach(function (box) { box.checked = kept.ticked.indexOf(box.dataset.tick) >= 0; });
    said.hidden = !kept.ticked.length;
    said.querySelector("span").textContent = said.dataset.said.replace("{time}", kept.at);
  }

  function keep(ticked) {
    kept = { ticked: ticked, at: now() };
    try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch (e) { /* no storage: until it is closed */ }
    show();
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      keep(kept.ticked.filter(function (id) { return id !== box.dataset.tick; }).concat(box.checked ? [box.dataset.tick] : []));
    });
  });
  said.querySelector("button").addEventListener("click", function () {
    keep([]);
    boxes[0].focus();
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  show();
})();
