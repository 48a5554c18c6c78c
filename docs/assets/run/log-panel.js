/* The incident log on the page: who writes it, notes, what was done, files out and in, and clearing it. */
(function (handbook) {
  "use strict";

  /** A text as it was written or, where two logs have it in two ways, both of them. */
  function written(text, words) {
    var ways = handbook.log.ways(text);
    return ways.length > 1 ? handbook.times.fill(words.two_ways, { texts: ways.join(" | ") }) : text;
  }

  /* What a level is called in every language. */
  function numeral(entry) { return entry.what.split(" ")[0]; }

  /**
   * What two people said of one thing, each without the other, and what does not count of it, by the id of its entry.
   * @param {object | null} level the entry of the level that holds
   */
  function unused(log, words, level) {
    var found = Object.create(null), full = handbook.times.full;
    handbook.log.levels(log).forEach(function (entry) {
      if (level && numeral(entry) !== numeral(level)) { found[entry.id] = handbook.times.fill(words.level_unused, { kept: level.what }); }
    });
    log.entries.filter(function (entry) { return entry.kind === "start"; }).forEach(function (entry) {
      var kept = handbook.log.start(log, entry.of), stands = handbook.log.starts(log, entry.of).indexOf(entry) >= 0;
      if (stands && kept !== null && Date.parse(entry.what) !== kept) { found[entry.id] = handbook.times.fill(words.start_unused, { kept: full(kept, words) }); }
    });
    return found;
  }

  /**
   * The log as rows for people, the heads first. Pure.
   * @param {object | null} level the entry of the level that holds
   * @param {number} [last] how many of the last entries; all without it
   */
  function rows(log, words, level, last) {
    var times = handbook.times, zones = words.zones, idle = unused(log, words, level);
    var heads = zones.map(function (zone) { return times.fill(words.at, { zone: zone.title }); });
    return [heads.concat([words.kind, words.what, words.text, words.who])].concat(log.entries.slice(last ? -last : 0).map(function (entry) {
      var at = Date.parse(entry.at), started = entry.kind === "start" ? (entry.of ? written(entry.text, words) : "T0") : "";
      var text = entry.kind === "start" ? (entry.what ? times.full(Date.parse(entry.what), words) : "–") : written(entry.text, words);
      var shown = zones.map(function (zone, number) { return number ? times.plain(at, zone) : times.full(at, words); });
      var told = [text, idle[entry.id]].filter(Boolean).join(words.aside);
      return shown.concat([words["kind_" + entry.kind], started || entry.what, told, written(entry.who, words)]);
    }));
  }

  /** What two logs say differently of when something began and of the level, and what is kept of it, in sentences. */
  function disagreements(run, own, other, merged) {
    var words = run.words, fill = handbook.times.fill, told = [], seen = Object.create(null);
    function time(log, of) {
      var found = handbook.log.start(log, of);
      return found === null ? "" : handbook.times.full(found, words);
    }
    merged.entries.filter(function (entry) { return entry.kind === "start"; }).forEach(function (entry) {
      var ours = time(own, entry.of), theirs = time(other, entry.of);
      if (seen[entry.of] || !ours || !theirs || ours === theirs) { return; }
      seen[entry.of] = true;
      told.push(fill(entry.of ? words.start_differs : words.t0_differs, { what: entry.text, ours: ours, theirs: theirs, kept: time(merged, entry.of) }));
    });
    var levels = [own, other, merged].map(function (log) { return (run.level(log) || { option: null }).option; });
    if (levels[0] && levels[1] && levels[0] !== levels[1]) {
      told.push(fill(words.level_differs, { ours: levels[0].textContent, theirs: levels[1].textContent, kept: levels[2].textContent }));
    }
    var differing = handbook.log.differing(own, merged);
    if (differing) { told.push(fill(words.texts_differ, { n: differing })); }
    return told;
  }

  /* Texts of logs that were kept in another language of the handbook are in that language. */
  function languageOf(text) {
    var here = document.documentElement.lang, chinese = /\p{Script=Han}/u.test(text);
    if (!chinese && !/\p{L}{3}/u.test(text) || chinese === here.startsWith("zh")) { return ""; }
    var others = Array.from(document.querySelectorAll("a.language-switch"), function (link) { return link.hreflang; });
    return others.find(function (tag) { return chinese === tag.startsWith("zh"); }) || "";
  }

  function piece(text) {
    var part = handbook.element("span", "", text), language = languageOf(text);
    if (language) { part.lang = language; }
    return part;
  }

  function level(run) { return (run.level(run.log) || { entry: null }).entry; }

  function save(name, kind, content) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  var MAKE = {
    md: function (run) { return ["text/markdown;charset=utf-8", handbook.log.markdown(run.data.title + " · " + run.words.log, rows(run.log, run.words, level(run)))]; },
    csv: function (run) { return ["text/csv;charset=utf-8", handbook.log.csv(rows(run.log, run.words, level(run)))]; },
    json: function (run) { return ["application/json", handbook.log.json(run.log)]; }
  };

  function wire(run) {
    var panel = run.panel, words = run.words, said = panel.querySelector(".run-said"), sure = panel.querySelector(".run-sure");
    panel.querySelector(".run-note").addEventListener("submit", function (event) {
      event.preventDefault();
      var note = event.target.note;
      if (note.value.trim()) { run.write("note", "", "", note.value.trim()); note.value = ""; }
    });
    panel.querySelector(".run-note").who.addEventListener("change", function (event) { handbook.store.setName(event.target.value.trim()); });
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
        if (handbook.log.isContrary(own, other)) { said.textContent = words.import_contrary; return; }
        var merged = handbook.log.merge(own, other), isNews = handbook.log.json(merged) !== handbook.log.json(own);
        var told = isNews ? disagreements(run, own, other, merged) : [];
        run.take(merged);
        said.textContent = [handbook.times.fill(words.imported, { n: merged.entries.length - own.entries.length })].concat(told).join(" ");
      });
    });
    panel.querySelector(".run-clear").addEventListener("click", function () { sure.hidden = false; sure.querySelector(".run-no").focus(); });
    function keep() {
      sure.hidden = true;
      panel.querySelector(".run-clear").focus();
    }
    panel.querySelector(".run-no").addEventListener("click", keep);
    sure.addEventListener("keydown", function (event) { if (event.key === "Escape") { keep(); } });
    panel.querySelector(".run-yes").addEventListener("click", function () {
      handbook.store.clear();
      run.log = handbook.log.empty(run.data.playbook);
      run.unkept = "";
      run.running = false;
      sure.hidden = true;
      panel.querySelector(".run-note").note.value = "";
      panel.querySelector(".run-start").t0.value = "";
      panel.querySelector(".run-heard").textContent = "";
      run.changed();
      said.textContent = words.cleared;
      panel.querySelector(".run-clear").focus();
    });
  }

  /* To draw thousands of entries anew with each tick would hold up the page: the last ones are drawn, and on demand all. */
  var LAST = 50, shown = null, all = false;

  handbook.run.onChange(function (run) {
    var panel = run.panel, list = panel.querySelector(".run-entries");
    if (!panel.dataset.logged) {
      wire(run);
      panel.querySelector(".run-all").addEventListener("click", function () {
        all = true;
        shown = null;
        run.changed();
        list.focus();
      });
      panel.dataset.logged = "yes";
    }
    var who = panel.querySelector(".run-note").who;
    if (document.activeElement !== who) { who.value = handbook.store.name(); }
    if (shown === run.log) { return; }
    shown = run.log;
    panel.querySelector(".run-count").textContent = run.log.entries.length ? "(" + run.log.entries.length + ")" : "";
    list.textContent = "";
    list.start = run.log.entries.length;
    var more = panel.querySelector(".run-all");
    more.hidden = all || run.log.entries.length <= LAST;
    rows(run.log, run.words, level(run), all ? 0 : LAST).slice(1).reverse().forEach(function (row) {
      var item = document.createElement("li"), time = document.createElement("b");
      time.textContent = row[0];
      item.append(time);
      row.slice(run.words.zones.length).filter(Boolean).forEach(function (text, number) { item.append(number ? " · " : " ", piece(text)); });
      list.append(item);
    });
  });

  handbook.logRows = rows;
})(globalThis.handbook = globalThis.handbook || {});
