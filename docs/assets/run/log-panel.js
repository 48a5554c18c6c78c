/* The incident log on the page: who writes it, notes, what was done, files out and in, and clearing it. */
(function (handbook) {
  "use strict";

  /** A text as it was written or, where two logs have it in two ways, both of them. */
  function written(text, words) {
    var ways = handbook.log.ways(text);
    return ways.length > 1 ? handbook.times.fill(words.two_ways, { texts: ways.join(" | ") }) : text;
  }

  /**
   * @typedef {object} Names what places and levels are called here, whoever wrote of them in whatever language
   * @property {function(string): string} task by its id; empty where it is not known
   * @property {function(object): string} level of an entry; empty where it is not known
   * @property {string} kept the level that holds; empty as long as nobody set one
   */

  /**
   * What two people said of one thing, each without the other, and what does not count of it, by the id of its entry.
   * @param {object} log @param {object} words @param {Names} names
   */
  function unused(log, words, names) {
    var found = Object.create(null), full = handbook.times.full;
    handbook.log.levels(log).forEach(function (entry) {
      if (names.kept && names.level(entry) !== names.kept) { found[entry.id] = handbook.times.fill(words.level_unused, { kept: names.kept }); }
    });
    log.entries.filter(function (entry) { return entry.kind === "start"; }).forEach(function (entry) {
      var kept = handbook.log.start(log, entry.of), stands = handbook.log.starts(log, entry.of).indexOf(entry) >= 0;
      if (stands && kept !== null && Date.parse(entry.what) !== kept) { found[entry.id] = handbook.times.fill(words.start_unused, { kept: full(kept, words) }); }
    });
    return found;
  }

  /** What an entry is about, in the words of this page where they are known, and as it was written where they are not. */
  function about(entry, words, names) {
    if (entry.kind === "start") { return entry.of ? names.task(entry.of) || written(entry.text, words) : "T0"; }
    return (entry.kind === "level" ? names.level(entry) : names.task(entry.of)) || entry.what;
  }

  /** An entry for people: its kind, what it is about, what was written, and who wrote it. Pure. */
  function told(entry, words, names, idle) {
    var began = entry.kind === "start" ? (entry.what ? handbook.times.full(Date.parse(entry.what), words) : "–") : "";
    var text = [began || written(entry.text, words), idle[entry.id]].filter(Boolean).join(words.aside);
    return [words["kind_" + entry.kind], about(entry, words, names), text, written(entry.who, words)];
  }

  /** The log as rows for people, the heads first. Pure. @param {object} log @param {object} words @param {Names} names */
  function rows(log, words, names) {
    var times = handbook.times, idle = unused(log, words, names);
    var heads = words.zones.map(function (zone) { return times.fill(words.at, { zone: zone.title }); });
    return [heads.concat([words.kind, words.what, words.text, words.who])].concat(log.entries.map(function (entry) {
      var at = words.zones.map(function (zone) { return times.exact(Date.parse(entry.at), zone); });
      return at.concat(told(entry, words, names, idle));
    }));
  }

  /** @returns {Names} as this page knows them; its playbook's tasks once they are loaded */
  function namesOf(run) {
    var known = Object.create(null), level = run.level(run.log);
    (handbook.tasks.of[run.data.playbook] || []).forEach(function (task) {
      known[task.task] = task.what;
      if (task.rule) { known[handbook.tasks.startOf(task)] = task.what.split(" → ")[0]; } // for whomever it is told to
    });
    return { task: function (id) { return known[id] || ""; }, level: run.levelTitle, kept: level ? level.option.textContent : "" };
  }

  /** Calls `work` when the names are known. */
  function named(run, work) { handbook.tasks.load(run.data.playbook, run.panel.querySelector(".run-tasks").content.querySelector("script"), work); }

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

  function save(name, kind, content) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: kind }));
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  /* Which incident it is of: two of one playbook are told apart by when they began. */
  function title(run) {
    var t0 = run.t0(), began = t0 === null ? "" : "T0 " + handbook.times.full(t0, run.words);
    return [run.data.title, run.words.log, began].filter(Boolean).join(" · ");
  }

  var MAKE = {
    md: function (run) { return ["text/markdown;charset=utf-8", handbook.log.markdown(title(run), rows(run.log, run.words, namesOf(run)))]; },
    csv: function (run) { return ["text/csv;charset=utf-8", handbook.log.csv(rows(run.log, run.words, namesOf(run)))]; },
    json: function (run) { return ["application/json", handbook.log.json(run.log)]; }
  };

  function wire(run) {
    var panel = run.panel, words = run.words, said = panel.querySelector(".run-said"), sure = panel.querySelector(".run-sure");
    panel.querySelector(".run-note").addEventListener("submit", function (event) {
      event.preventDefault();
      var note = event.target.note;
      /* A line of its own that begins as what two logs word differently is no such thing. */
      if (note.value.trim()) { run.write("note", "", "", note.value.trim().replace(/\n(?=\u2260 )/g, "\n ")); note.value = ""; }
    });
    /* What is pasted may have lines; Enter writes it down, with Shift it begins another line. */
    panel.querySelector(".run-note").note.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) { return; }
      event.preventDefault();
      event.target.form.requestSubmit();
    });
    panel.querySelector(".run-log").addEventListener("toggle", function (event) {
      if (event.target.open) { named(run, function () { draw(run); }); }
    });
    panel.querySelector(".run-more button").addEventListener("click", function () {
      shown = Infinity;
      draw(run);
    });
    panel.querySelector(".run-note").who.addEventListener("change", function (event) { handbook.store.setName(event.target.value.trim()); });
    run.each(panel.querySelectorAll("[data-export]"), function (button) {
      button.addEventListener("click", function () {
        named(run, function () {
          var made = MAKE[button.dataset.export](run), at = handbook.times.full(Date.now(), words).replace(/ \S+ /, "-").replace(":", "");
          save("log-" + run.data.playbook + "-" + at + "." + button.dataset.export, made[0], made[1]);
        });
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

  /* Of a long log what was written last is shown, and all of it when it is asked for. */
  var SOME = 50;
  var shown = SOME, drawn = null;

  function item(run, entry, names, idle) {
    var made = document.createElement("li"), time = document.createElement("b");
    time.textContent = handbook.times.full(Date.parse(entry.at), run.words);
    made.append(time);
    told(entry, run.words, names, idle).filter(Boolean).forEach(function (text, number) { made.append(number ? " · " : " ", piece(text)); });
    return made;
  }

  function draw(run) {
    var list = run.panel.querySelector(".run-entries"), more = run.panel.querySelector(".run-more");
    var count = run.log.entries.length, names = namesOf(run), idle = unused(run.log, run.words, names);
    drawn = run.log;
    run.panel.querySelector(".run-count").textContent = count ? "(" + count + ")" : "";
    list.start = count; // the last comes first
    list.replaceChildren.apply(list, run.log.entries.slice(-shown).reverse().map(function (entry) { return item(run, entry, names, idle); }));
    more.hidden = count <= shown;
    more.firstElementChild.textContent = handbook.times.fill(run.words.log_all, { n: count });
  }

  handbook.run.onChange(function (run) {
    var panel = run.panel;
    if (!panel.dataset.logged) { wire(run); panel.dataset.logged = "yes"; }
    var who = panel.querySelector(".run-note").who;
    if (document.activeElement !== who) { who.value = handbook.store.name(); }
    if (drawn !== run.log) { draw(run); }
  });

  handbook.logRows = rows;
})(globalThis.handbook = globalThis.handbook || {});
