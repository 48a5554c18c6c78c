/* What is ticked stays ticked, with the time, where the device lets a file remember; a step is ticked in both places at
   once. Whoever opens the file again sees since when, and can begin anew. */
(function () {
  "use strict";
  var kept = document.querySelector(".ticks-kept"), clear = kept.querySelector(".clear"), sure = kept.querySelector(".sure");
  var KEY = "handbook-one-" + kept.dataset.of, boxes = Array.from(document.querySelectorAll("[data-tick]")), ticked = {};
  try { ticked = JSON.parse(localStorage.getItem(KEY)) || {}; } catch (e) { /* no storage: until it is closed */ }

  function two(number) { return (number < 10 ? "0" : "") + number; }

  /* By the clock of the device. */
  function told(moment) {
    var at = new Date(moment);
    return at.getFullYear() + "-" + two(at.getMonth() + 1) + "-" + two(at.getDate()) + " " + two(at.getHours()) + ":" + two(at.getMinutes());
  }

  function show() {
    var moments = Object.keys(ticked).map(function (id) { return ticked[id]; }).sort();
    boxes.forEach(function (box) {
      var said = box.parentElement.querySelector(".ticked");
      box.checked = box.dataset.tick in ticked;
      said.textContent = box.checked ? kept.dataset.ticked.replace("{time}", told(ticked[box.dataset.tick])) : "";
    });
    kept.hidden = !moments.length;
    sure.hidden = true;
    if (moments.length) {
      kept.querySelector(".since").textContent = kept.dataset.kept.replace("{n}", moments.length)
        .replace("{first}", told(moments[0])).replace("{last}", told(moments[moments.length - 1]));
    }
  }

  function keep(now) {
    ticked = now;
    try { localStorage.setItem(KEY, JSON.stringify(ticked)); } catch (e) { /* no storage: until it is closed */ }
    show();
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () {
      var now = Object.assign({}, ticked);
      if (box.checked) { now[box.dataset.tick] = new Date().toISOString(); } else { delete now[box.dataset.tick]; }
      keep(now);
    });
    var said = document.createElement("span");
    said.className = "ticked";
    (document.querySelector("label[for='" + box.id + "']") || box).after(said);
  });
  clear.addEventListener("click", function () {
    sure.hidden = false;
    sure.querySelector(".no").focus();
  });
  sure.querySelector(".no").addEventListener("click", function () {
    sure.hidden = true;
    clear.focus();
  });
  sure.querySelector(".yes").addEventListener("click", function () {
    keep({});
    boxes[0].focus();
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
  show();
})();
