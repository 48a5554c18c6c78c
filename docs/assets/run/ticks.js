/* A box to tick before each task, and a button before each option of a decision; both are kept in the log. */
(function (handbook) {
  "use strict";

  var boxes = [];

  function box(run, item) {
    var label = document.createElement("label"), input = document.createElement("input");
    label.className = "check";
    input.type = "checkbox";
    input.dataset.ticks = item.dataset.task;
    input.setAttribute("aria-label", handbook.times.fill(run.words.done, { what: run.what(item) }));
    input.addEventListener("change", function () { run.write(input.checked ? "tick" : "untick", item.dataset.task, run.what(item), ""); });
    label.append(input);
    if (item.tagName === "DETAILS") {
      var heading = item.previousElementSibling;
      (heading && heading.matches("h3") ? heading : item).before(label);
      if (document.activeElement === heading) { handbook.stand(heading); } // a link led here before there was a box
    } else { (item.cells ? item.cells[0] : item).prepend(label); }
    item.dataset.boxed = "";
    boxes.push({ input: input, item: item });
  }

  function options(run, item) {
    var table = item.querySelector("table.options"), said = document.createElement("p");
    said.className = "chosen";
    table.before(said);
    run.each(table.tBodies[0].rows, function (row) {
      var button = document.createElement("button"), title = row.cells[0].querySelector("b").textContent;
      button.type = "button";
      button.className = "choose";
      button.dataset.option = title;
      button.addEventListener("click", function () {
        run.write("decision", item.dataset.task, run.what(item), title);
        if (!run.ticks[item.dataset.task]) { run.write("tick", item.dataset.task, run.what(item), ""); }
      });
      row.cells[0].append(document.createElement("br"), button);
    });
  }

  handbook.run.onChange(function (run) {
    run.each(document.querySelectorAll("main [data-task]:not([data-boxed])"), function (item) {
      box(run, item);
      if (item.hasAttribute("data-decision")) { options(run, item); }
    });
    boxes.forEach(function (one) { one.input.checked = Boolean(run.done(one.item)); });
    var decided = handbook.log.last(run.log, ["decision"]);
    run.each(document.querySelectorAll("main [data-decision]"), function (item) {
      var entry = decided[item.dataset.task];
      item.querySelector(".chosen").textContent = !entry ? "" :
        handbook.times.fill(run.words.chosen, { option: entry.text, time: handbook.times.full(Date.parse(entry.at), run.words) });
      run.each(item.querySelectorAll("button.choose"), function (button) {
        var isChosen = Boolean(entry) && entry.text === button.dataset.option, label = isChosen ? run.words.is_chosen : run.words.choose;
        button.textContent = label;
        button.setAttribute("aria-label", label + " " + button.dataset.option);
        button.setAttribute("aria-pressed", String(isChosen));
      });
    });
  });
})(globalThis.handbook = globalThis.handbook || {});
