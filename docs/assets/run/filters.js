/* Shows what fits a playbook, a role, a level, or the next minutes, and opens it. Without a script all is shown. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, SOON = 15 * MINUTE, FEW = 3;

  /** Whether something that has a list in `data-<name>` has the chosen one; what has no list has all. */
  function fits(part, name, chosen) {
    return !chosen || !part.hasAttribute("data-" + name) || part.getAttribute("data-" + name).split(/\s+/).indexOf(chosen) >= 0;
  }

  /** Whether a task is open and due, or begins, within a quarter of an hour. Pure. */
  function isSoon(task, now) {
    if (task.done || !task.due) { return false; }
    return task.due.by <= now + SOON || task.start !== null && task.start >= now && task.start <= now + SOON;
  }

  /** What an item shows and hides with it: the heading and the tick above it. */
  function show(item, shown) {
    item.classList.toggle("filtered", !shown);
    for (var before = item.previousElementSibling; before && before.matches("h2, h3, label.check"); before = before.previousElementSibling) {
      before.classList.toggle("filtered", !shown);
    }
  }

  function each(list, work) { Array.prototype.forEach.call(list, work); }

  function start(form) {
    var fields = form.elements, output = form.querySelector("output"), main = document.querySelector("main");
    var mine = fields.role && fields.role.hasAttribute("data-mine") ? fields.role : null;
    /* Somebody was sent to what is not for the role that this device keeps: until they choose again, all is shown. */
    var lifted = false;

    /** Who I am, as this device has it, in the field that asks for it. */
    function showMine() {
      if (!mine) { return; }
      mine.value = lifted ? "" : handbook.store.role().id;
      if (mine.selectedIndex < 0) { mine.value = ""; }
    }

    function chosen(name) { return fields[name] && fields[name].type !== "checkbox" ? fields[name].value : ""; }

    function apply() {
      showMine();
      var playbook = chosen("playbook"), role = chosen("role"), level = chosen("level"), soon = fields.soon && fields.soon.checked;
      var any = Boolean(playbook || role || level || soon), count = 0, all = 0, found = [];
      each(main.querySelectorAll("tr[data-roles], tr[data-levels], dl.more > div[data-roles]"), function (row) {
        row.classList.toggle("filtered", !(fits(row, "roles", role) && fits(row, "levels", level)));
      });
      each(main.querySelectorAll("details.inner"), function (inner) {
        inner.classList.toggle("filtered", !fits(inner, "playbook", playbook));
        if (playbook) { inner.open = fits(inner, "playbook", playbook); }
      });
      each(main.querySelectorAll("[data-task]:not(tr), details.fold[data-playbook]:not(.inner):not(.message), details.role-page"), function (item) {
        var task = handbook.run && handbook.run.task ? handbook.run.task(item) : null;
        var shown = fits(item, "playbook", playbook) && fits(item, "roles", role) && fits(item, "levels", level);
        var rows = item.querySelectorAll("tr[data-roles]"), inners = item.querySelectorAll("details.inner");
        if (rows.length && any) { shown = shown && Boolean(item.querySelector("tr[data-roles]:not(.filtered)")); }
        if (inners.length && playbook) { shown = shown && Boolean(item.querySelector("details.inner:not(.filtered)")); }
        if (soon) { shown = shown && Boolean(task) && isSoon(task, Date.now()); }
        show(item, shown);
        all += 1;
        count += shown ? 1 : 0;
        if (item.tagName === "DETAILS" && !mine) { found.push([item, shown]); }
      });
      /* What is asked for is opened where it is little; much stays in lines, so that one sees all of it. */
      var few = count <= FEW;
      if (any) { found.forEach(function (one) { one[0].open = one[1] && few; }); }
      each(main.querySelectorAll("p.bucket"), function (bar) {
        var next = bar.nextElementSibling, kept = false;
        for (; next && !next.matches("p.bucket, h2"); next = next.nextElementSibling) { kept = kept || next.matches("h3:not(.filtered)"); }
        bar.classList.toggle("filtered", !kept);
      });
      output.textContent = any ? told(count, all, soon) : lifted ? form.dataset.lifted : "";
    }

    /** What is chosen, and how much fits it: on paper nothing else says that it is not all. */
    function told(count, all, soon) {
      var labels = Array.from(form.querySelectorAll("select"), function (select) {
        var means = select.dataset.means ? " (" + select.dataset.means + ")" : "";
        return select.value ? select.selectedOptions[0].textContent + means : "";
      });
      if (soon) { labels.push(fields.soon.parentElement.textContent.trim()); }
      var timeless = soon && handbook.run && handbook.run.t0 && handbook.run.t0() === null;
      var sentence = timeless ? form.dataset.timeless : count ? handbook.times.fill(form.dataset.shown, { n: count, all: all }) : form.dataset.none;
      return labels.filter(Boolean).join(" · ") + " – " + sentence;
    }

    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", function (event) {
      if (event.target === mine || !mine) { lifted = false; }
      if (event.target === mine) { handbook.store.setRole(mine.value, mine.value ? mine.selectedOptions[0].textContent : ""); }
      apply();
    });
    each(form.querySelectorAll("button[data-fold]"), function (button) {
      button.addEventListener("click", function () {
        each(main.querySelectorAll("details.fold:not(.filtered)"), function (part) { part.open = button.dataset.fold === "open"; });
      });
    });
    form.hidden = false;
    return {
      apply: apply,
      lift: function () {
        lifted = true;
        each(form.querySelectorAll("select"), function (select) { select.value = ""; });
        if (fields.soon) { fields.soon.checked = false; }
        apply();
      }
    };
  }

  handbook.filters = { isSoon: isSoon, apply: function () {}, admit: function () {} };

  document.addEventListener("DOMContentLoaded", function () {
    var form = document.querySelector("form.filters");
    if (!form) { return; }
    var running = start(form);
    handbook.filters.apply = running.apply;
    /* Whatever somebody was sent to is shown, whatever is chosen. */
    handbook.filters.admit = function (place) { if (place.closest(".filtered")) { running.lift(); } };
    running.apply();
    /* What the address leads to was gone to before anything was chosen. */
    var target = handbook.placeAt(location.hash);
    if (target && target.closest(".filtered")) { handbook.reveal(location.hash); }
    /* A browser that comes back to a page chooses again what was chosen, later than this. */
    window.addEventListener("pageshow", running.apply);
  });
})(globalThis.handbook = globalThis.handbook || {});
