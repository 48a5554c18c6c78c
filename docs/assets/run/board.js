/* The home page's list of the playbooks whose clock runs on this device: what is late in each, and what comes first. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, fill = handbook.times.fill, words = handbook.words, element = handbook.element;
  var board = document.querySelector("section.incident"), loaded = Object.create(null);
  var scripts = document.getElementById("incident-tasks").content;

  function load(playbook) {
    if (loaded[playbook]) { return; }
    loaded[playbook] = true;
    handbook.tasks.load(playbook, scripts.querySelector('[data-playbook="' + CSS.escape(playbook) + '"]'), draw);
  }

  function link(kind, text, playbook, at) {
    var made = element("a", kind, text), parts = at.split("#");
    var page = location.protocol === "file:" ? parts[0] + "index.html" : parts[0];
    made.href = "playbooks/" + playbook + "/" + page + (parts[1] ? "#" + parts[1] : "");
    return made;
  }

  /** The tasks of a playbook as they stand now. */
  function tasks(one, now) {
    var all = handbook.tasks.of[one.playbook] || [];
    var repeating = all.filter(function (task) { return task.every; }).map(function (task) { return task.task; });
    var known = { log: one.log, ticks: handbook.log.ticked(one.log, repeating), calendars: handbook.calendars, here: handbook.here };
    return all.map(function (task) {
      return { what: task.what, at: task.at, first: Boolean(task.first), done: handbook.tasks.done(task, known, now), due: handbook.tasks.moments(task, known) };
    });
  }

  function row(one, now) {
    var item = document.createElement("li"), found = handbook.tasks.ahead(tasks(one, now), now);
    item.append(link("incident-title", handbook.titles[one.playbook], one.playbook, "response/"), " ",
      element("span", "incident-t0", fill(one.t0 <= now ? words.running : words.waiting, {
        time: handbook.times.short(one.t0, now, words), passed: handbook.times.span(now - one.t0, words), left: handbook.times.span(one.t0 - now, words)
      })));
    if (found.late.length) { item.append(" ", link("late", fill(words.overdue_in, { n: found.late.length }), one.playbook, found.late[0].at)); }
    handbook.tasks.told(found, now, Object.assign({}, words, { now: words.now_in, next: words.next_in })).slice(0, 1).forEach(function (line) {
      item.append(" ", link("incident-next", line.text, one.playbook, line.task.at));
    });
    return { item: item, late: found.late.length };
  }

  function draw() {
    var now = Date.now(), running = handbook.store.running(Object.keys(handbook.titles)), list = document.createElement("ul");
    running.forEach(function (one) { load(one.playbook); });
    var rows = running.map(function (one) { return row(one, now); });
    var late = rows.reduce(function (sum, one) { return sum + one.late; }, 0);
    list.append.apply(list, rows.map(function (one) { return one.item; }));
    board.replaceChildren(element("p", "label", words.clocks + (late && rows.length > 1 ? " · " + fill(words.overdue_all, { n: late }) : "")), list);
    board.hidden = !rows.length;
  }

  draw();
  handbook.store.onChange(draw);
  (function again() {
    setTimeout(function () { draw(); again(); }, MINUTE - Date.now() % MINUTE + 50);
  })();
})(globalThis.handbook = globalThis.handbook || {});
