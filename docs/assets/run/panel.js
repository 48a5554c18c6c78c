/* The panel of the clock: T0, what is next and what is late, and the level that was set. */
(function (handbook) {
  "use strict";

  function wire(run) {
    var form = run.panel.querySelector(".run-start"), heard = run.panel.querySelector(".run-heard");

    form.t0.addEventListener("input", function () {
      var typed = form.t0.value.trim() ? handbook.typed.read(form.t0.value, run.words, new Date()) : { moment: null };
      heard.textContent = typed.moment ? typed.heard : "";
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var typed = handbook.typed.read(form.t0.value.trim() || "now", run.words, new Date()), found = typed.moment;
      form.t0.setAttribute("aria-invalid", String(!found));
      if (!found) {
        heard.textContent = typed.heard;
        heard.id = "run-heard";
        form.t0.setAttribute("aria-describedby", heard.id);
        return;
      }
      form.t0.removeAttribute("aria-describedby");
      heard.textContent = "";
      form.t0.value = "";
      run.write("start", "", found.toISOString(), "");
      run.panel.querySelector(".run-set > summary").focus(); /* the field that had it is folded away */
    });
    var level = run.panel.querySelector(".run-level").level;
    level.addEventListener("change", function () {
      if (level.value) { run.write("level", level.value, level.selectedOptions[0].textContent, ""); }
    });
  }

  /**
   * Other playbooks whose clock runs here: one incident has one T0. Also where the home page has just begun this one:
   * nobody can tell but the reader whether it is the same incident. Whether there are any.
   */
  function offer(run, t0) {
    var list = run.panel.querySelector(".run-same"), known = Object.keys(handbook.titles);
    var others = (t0 === null || run.begun ? handbook.store.running(known) : []).filter(function (other) { return other.t0 !== t0; });
    list.replaceChildren.apply(list, others.map(function (other) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = handbook.times.fill(run.words.same_incident, {
        playbook: handbook.titles[other.playbook], time: handbook.times.short(other.t0, Date.now(), run.words)
      });
      button.addEventListener("click", function () {
        run.begun = false;
        run.panel.querySelector(".run-set").open = false;
        run.write("start", "", new Date(other.t0).toISOString(), "");
        run.panel.querySelector(".run-set > summary").focus();
      });
      return button;
    }));
    return others.length > 0;
  }

  function place(task) {
    var heading = task.item.previousElementSibling;
    return heading && heading.id ? heading.id : task.item.id || (task.item.id = "task-" + task.id);
  }

  function link(text, task) {
    var made = document.createElement("a");
    made.href = "#" + place(task);
    made.textContent = text;
    return made;
  }

  /* A line that is read out when it changes: each minute it is worked out anew, and seldom says anything new. */
  function say(line, parts) {
    var told = document.createElement("p");
    told.append.apply(told, parts);
    if (told.innerHTML === line.innerHTML) { return; }
    var at = Array.prototype.indexOf.call(line.children, document.activeElement);
    line.replaceChildren.apply(line, parts);
    if (at >= 0 && line.children.length) { line.children[Math.min(at, line.children.length - 1)].focus(); }
  }

  /* What is late, and what is next. */
  function ahead(run, now) {
    var found = handbook.tasks.ahead(run.tasks(), now), words = run.words, fill = handbook.times.fill, parts = [];
    if (found.late.length) {
      parts.push(link(fill(words.overdue_count, { n: found.late.length }), found.late[0]));
      parts[0].className = "late";
    }
    handbook.tasks.told(found, now, Object.assign({}, words, { now: words.now_here })).forEach(function (line) {
      parts.push(parts.length ? " · " : "", link(line.text, line.task));
    });
    return parts;
  }

  handbook.run.onChange(function (run) {
    var panel = run.panel, words = run.words, times = handbook.times, fill = times.fill, t0 = run.t0(), now = Date.now(), offered = offer(run, t0);
    if (!panel.dataset.wired) { wire(run); panel.dataset.wired = "yes"; }
    if (panel.classList.contains("is-running") !== (t0 !== null) || !panel.dataset.set) {
      panel.dataset.set = "yes";
      panel.querySelector(".run-set").open = t0 === null || offered; // asked for as long as it is not known
    }
    panel.classList.toggle("is-running", t0 !== null);
    var told = panel.querySelector(".run-now"), line = panel.querySelector(".run-next");
    panel.querySelector(".run-printed").textContent = fill(words.printed, { time: times.full(now, words), zone: words.zones[0].title });
    told.textContent = "";
    told.classList.toggle("is-ahead", t0 !== null && t0 > now);
    say(line, t0 === null ? [] : ahead(run, now));
    if (t0 !== null) {
      told.textContent = fill(t0 <= now ? words.running : words.waiting, {
        time: times.full(t0, words), passed: times.span(now - t0, words), left: times.span(t0 - now, words)
      }) + (handbook.typed.isYesterday(t0, now, words) ? " · " + words.t0_yesterday : "");
    }
    panel.querySelector(".run-kept").textContent = run.unkept ? words[run.unkept] : run.running ? words.already : "";
    var level = run.level(run.log), field = panel.querySelector(".run-level").level;
    if (document.activeElement !== field) { field.value = level ? level.option.value : ""; }
    run.each(document.querySelectorAll(".run-level-set"), function (part) {
      part.textContent = level ? level.option.textContent : "";
      part.className = "run-level-set" + (level ? " level " + level.option.dataset.colour : "");
    });
  });
})(globalThis.handbook = globalThis.handbook || {});
