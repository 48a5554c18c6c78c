/* The incident log on the page: notes, what was done, files out and in, and clearing it. */
(function (handbook) {
  "use strict";

  /** The log as rows for people, the heads first. Pure. */
  function rows(log, words) {
    var times = handbook.times, zones = words.zones;
    var heads = zones.map(function (zone) { return times.fill(words.at, { zone: zone.title }); });
    return [heads.concat([words.kind, words.what, words.text, words.who])].concat(log.entries.map(function (entry) {
      var at = Date.parse(entry.at), started = entry.kind === "start" ? (entry.of ? entry.text : "T0") : "";
      var text = entry.kind === "start" ? (entry.what ? times.full(Date.parse(entry.what), words) : "–") : entry.text;
      var shown = zones.map(function (zone, number) { return number ? times.plain(at, zone) : times.full(at, words); });
      return shown.concat([words["kind_" + entry.kind], started || entry.what, text, entry.who]);
    }));
  }

  function save(name, kind, content) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  var MAKE = {
    md: function (run) { return ["text/markdown;charset=utf-8", handbook.log.markdown(run.data.title + " · " + run.words.log, rows(run.log, run.words))]; },
    csv: function (run) { return ["text/csv;charset=utf-8", handbook.log.csv(rows(run.log, run.words))]; },
    json: function (run) { return ["application/json", handbook.log.json(run.log)]; }
  };

  /** Who I am, as this device has it, in the field that asks for it. */
  function showRole() {
    var mine = document.querySelector("select[data-mine]");
    if (!mine) { return; }
    mine.value = handbook.store.role().id;
    if (mine.selectedIndex < 0) { mine.value = ""; }
  }

  function wire(run) {
    showRole();
    handbook.store.onChange(showRole);
    var panel = run.panel, words = run.words, said = panel.querySelector(".run-said"), sure = panel.querySelector(".run-sure");
    panel.querySelector(".run-note").addEventListener("submit", function (event) {
      event.preventDefault();
      var note = event.target.note;
      if (note.value.trim()) { run.write("note", "", "", note.value.trim()); note.value = ""; }
    });
    run.each(panel.querySelectorAll("[data-export]"), function (button) {
      button.addEventListener("click", function () {
        var made = MAKE[button.dataset.export](run), at = handbook.times.full(Date.now(), words).replace(/ \S+ /, "-").replace(":", "");
        save("log-" + run.data.playbook + "-" + at + "." + button.dataset.export, made[0], made[1]);
      });
    });
    panel.querySelector(".run-import input").addEventListener("change", function (event) {
      var input = event.target, file = input.files[0];
      if (!file) { return; }
      file.text().then(function (text) {
        var other = handbook.log.parse(text), own = handbook.store.log(run.data.playbook);
        input.value = "";
        if (!other) { said.textContent = words.import_wrong; return; }
        if (other.playbook !== run.data.playbook) { said.textContent = words.import_other; return; }
        if (handbook.log.isAhead(other, Date.now())) { said.textContent = words.import_ahead; return; }
        var merged = handbook.log.merge(own, other);
        run.take(merged);
        said.textContent = handbook.times.fill(words.imported, { n: merged.entries.length - own.entries.length });
      });
    });
    panel.querySelector(".run-clear").addEventListener("click", function () { sure.hidden = false; sure.querySelector(".run-no").focus(); });
    panel.querySelector(".run-no").addEventListener("click", function () { sure.hidden = true; panel.querySelector(".run-clear").focus(); });
    panel.querySelector(".run-yes").addEventListener("click", function () {
      handbook.store.clear();
      run.log = handbook.log.empty(run.data.playbook);
      run.unkept = "";
      run.running = false;
      sure.hidden = true;
      showRole();
      panel.querySelector(".run-note").note.value = "";
      panel.querySelector(".run-start").t0.value = "";
      panel.querySelector(".run-heard").textContent = "";
      run.changed();
      said.textContent = words.cleared;
    });
  }

  var shown = null;

  handbook.run.onChange(function (run) {
    var panel = run.panel, list = panel.querySelector(".run-entries");
    if (!panel.dataset.logged) { wire(run); panel.dataset.logged = "yes"; }
    if (shown === run.log) { return; }
    shown = run.log;
    panel.querySelector(".run-count").textContent = run.log.entries.length ? "(" + run.log.entries.length + ")" : "";
    list.textContent = "";
    rows(run.log, run.words).slice(1).reverse().forEach(function (row) {
      var item = document.createElement("li"), time = document.createElement("b");
      time.textContent = row[0];
      item.append(time, " " + row.slice(run.words.zones.length).filter(Boolean).join(" · "));
      list.append(item);
    });
  });

  handbook.logRows = rows;
})(globalThis.handbook = globalThis.handbook || {});
