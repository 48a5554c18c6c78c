/* Shows what fits a playbook, a role, a level, or the next minutes, as it is: folded or open. Without a script all is shown. */
(function (handbook) {
  "use strict";

  var MINUTE = 60000, SOON = 15 * MINUTE;
  /* The lists by which a part of a page is shown, and what has one; the clock of a playbook has its id for itself. */
  var NAMES = ["playbook", "roles", "levels"], PARTS = "[data-playbook]:not(.run), [data-roles], [data-levels]";
  var SHOWN = PARTS.split(", ").map(function (one) { return one + ":not(.filtered)"; }).join();

  /** Whether something that has a list in `data-<name>` has the chosen one; what has no list has all. */
  function fits(part, name, chosen) {
    return !chosen || !part.hasAttribute("data-" + name) || part.getAttribute("data-" + name).split(/\s+/).indexOf(chosen) >= 0;
  }

  /** Whether a task is open and due, or begins, within a quarter of an hour. Pure. */
  function isSoon(task, now) {
    if (task.done || !task.due) { return false; }
    return task.due.by <= now + SOON || task.start !== null && task.start >= now && task.start <= now + SOON;
  }

  /** What an item shows and hides with it: the tick before it, or before its heading. */
  function show(item, shown) {
    var before = item.previousElementSibling;
    item.classList.toggle("filtered", !shown);
    if (before && before.matches("h2, h3")) { before = before.previousElementSibling; }
    if (before && before.matches("label.check")) { before.classList.toggle("filtered", !shown); }
  }

  /** A heading goes when nothing is left of what stands below it. */
  function head(item) {
    var heading = item.previousElementSibling, left = false;
    if (!heading || !heading.matches("h2, h3")) { return; }
    for (var next = item; next && !next.matches("h2, h3"); next = next.nextElementSibling) {
      left = left || next.matches("details:not(.filtered), " + SHOWN);
    }
    heading.classList.toggle("filtered", !left);
  }

  /** Whether it and all that it stands in have the chosen one. */
  function fitsAround(part, name, chosen) {
    for (var one = part; one; one = one.parentElement && one.parentElement.closest(PARTS)) {
      if (!fits(one, name, chosen)) { return false; }
    }
    return true;
  }

  /** By what they stand in next, if that is of `kind`. */
  function grouped(parts, kind) {
    var groups = new Map();
    parts.forEach(function (part) {
      var around = part.parentElement.closest(kind);
      if (around) { groups.set(around, (groups.get(around) || []).concat(part)); }
    });
    return groups;
  }

  /** Whether all that is chosen fits a part of the page by its own lists. */
  function fitsAll(part, chosen) { return NAMES.every(function (name) { return fits(part, name, chosen[name]); }); }

  function start(form) {
    var fields = form.elements, output = form.querySelector("output"), main = document.querySelector("main");
    var selects = { playbook: fields.playbook, roles: fields.role, levels: fields.level };
    var mine = fields.role && fields.role.hasAttribute("data-mine") ? fields.role : null;
    var reset = form.querySelector(".filters-reset");
    /* Somebody was sent to what is not for the role that this device keeps: until they choose again, all is shown. */
    var lifted = false;

    /* What has a list, as it stands in the page, and what of it is counted: rows and folds that hold no others, and
       where tasks are filtered, these. What explains a row, and the case of a lesson, come and go with it. */
    var parts = Array.from(main.querySelectorAll(PARTS));
    var within = grouped(parts, PARTS);
    var counted = parts.filter(function (part) {
      return mine ? part.matches("[data-task]") : !within.has(part) && !part.matches("dl > div, .card");
    });
    var folded = grouped(counted, "details");
    var numbers = Array.from(main.querySelectorAll("summary > data"), function (number) {
      return { place: number, text: number.textContent, of: folded.get(number.closest("details")) || [] };
    });

    /* How many a part says that it holds. */
    function weight(part) {
      var number = part.querySelector(":scope > summary > data");
      return number ? Number(number.value) : 1;
    }
    function sum(list) { return list.reduce(function (all, part) { return all + weight(part); }, 0); }

    /* What nothing on this page has is not offered; nor is a choice by what nothing has. */
    function offer(name) {
      if (!counted.some(function (part) { return part.closest("[data-" + name + "]"); })) {
        selects[name].closest("label").remove();
        return;
      }
      Array.from(selects[name].options).slice(1).forEach(function (option) {
        if (!counted.some(function (part) { return fitsAround(part, name, option.value); })) { option.remove(); }
      });
    }

    /** Who I am, as this device has it, in the field that asks for it. */
    function showMine() {
      if (!mine) { return; }
      mine.value = lifted ? "" : handbook.store.role();
      if (mine.selectedIndex < 0) { mine.value = ""; }
    }

    function others() { return Array.from(form.querySelectorAll("select")).filter(function (one) { return one !== mine; }); }

    /* The history keeps what is chosen, as it keeps what is open: for who comes back to a page, or loads it anew. */
    function keep() {
      var chosen = {};
      others().forEach(function (one) { chosen[one.name] = one.value; });
      if (fields.soon) { chosen.soon = fields.soon.checked; }
      history.replaceState(Object.assign({}, history.state, { filters: chosen }), "");
    }

    /* Another release may offer others. */
    function restore() {
      var kept = history.state && history.state.filters;
      if (!kept) { return; }
      others().forEach(function (one) {
        one.value = kept[one.name] || "";
        if (one.selectedIndex < 0) { one.value = ""; }
      });
      if (fields.soon) { fields.soon.checked = Boolean(kept.soon); }
    }

    function isShown(part, chosen, shown) {
      var inside = within.get(part);
      if (!fitsAll(part, chosen) || inside && !inside.some(function (one) { return shown.get(one); })) { return false; }
      if (!chosen.soon || !part.matches("[data-task]")) { return true; }
      return Boolean(handbook.run.task) && isSoon(handbook.run.task(part), Date.now()); // the clock comes later than this
    }

    var opened = null; /* what the filter has opened */

    function apply() {
      showMine();
      var chosen = { soon: fields.soon && fields.soon.checked }, shown = new Map();
      NAMES.forEach(function (name) { chosen[name] = selects[name] ? selects[name].value : ""; });
      var any = Boolean(chosen.playbook || chosen.roles || chosen.levels || chosen.soon);
      parts.slice().reverse().forEach(function (part) { shown.set(part, isShown(part, chosen, shown)); }); // what is inside comes first
      parts.forEach(function (part) { show(part, shown.get(part)); });
      parts.forEach(head);
      numbers.forEach(function (number) {
        var left = number.of.filter(function (part) { return shown.get(part); });
        number.place.textContent = left.length === number.of.length ? number.text :
          handbook.times.fill(form.dataset.shown, { n: left.length, all: number.of.length });
      });
      main.querySelectorAll("p.bucket").forEach(function (bar) {
        var next = bar.nextElementSibling, kept = false;
        for (; next && !next.matches("p.bucket, h2"); next = next.nextElementSibling) { kept = kept || next.matches("h3:not(.filtered)"); }
        bar.classList.toggle("filtered", !kept);
      });
      if (opened) { opened.open = false; }
      var folds = parts.filter(function (part) { return part.matches("details.fold") && shown.get(part) && !part.parentElement.closest("details"); });
      opened = any && !mine && folds.length === 1 && !folds[0].open ? folds[0] : null; // all that was asked for is in it
      if (opened) { opened.open = true; }
      var seen = counted.filter(function (part) { return !part.closest(".filtered"); });
      output.textContent = any ? told(sum(seen), sum(counted), chosen.soon) : lifted ? form.dataset.lifted : "";
      reset.hidden = !any;
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

    /* Nothing but my role, which this device keeps and not this page. */
    function clear() {
      others().forEach(function (one) { one.value = ""; });
      if (fields.soon) { fields.soon.checked = false; }
      keep();
    }

    NAMES.forEach(function (name) { if (selects[name]) { offer(name); } });
    if (!main.querySelector("details.fold")) { form.querySelectorAll("button[data-fold]").forEach(function (button) { button.remove(); }); }
    restore();
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.addEventListener("change", function (event) {
      if (event.target === mine || !mine) { lifted = false; }
      if (event.target === mine) { handbook.store.setRole(mine.value); }
      keep();
      apply();
    });
    form.querySelectorAll("button[data-fold]").forEach(function (button) {
      button.addEventListener("click", function () {
        main.querySelectorAll("details.fold:not(.filtered)").forEach(function (part) { part.open = button.dataset.fold === "open"; });
      });
    });
    reset.addEventListener("click", function () {
      if (mine) { handbook.store.setRole(""); }
      clear();
      apply();
      form.querySelector("select").focus(); // the button is gone
    });
    window.addEventListener("hashchange", keep);
    form.hidden = false;
    return {
      apply: apply,
      again: function () {
        restore();
        apply();
      },
      lift: function () {
        lifted = true;
        clear();
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
    window.addEventListener("pageshow", running.again);
  });
})(globalThis.handbook = globalThis.handbook || {});
