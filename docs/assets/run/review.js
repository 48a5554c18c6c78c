/* Says of a playbook that it should have been reviewed by now. */
(function (handbook) {
  "use strict";
  var workdays = handbook.workdays, zone = handbook.words.zones[0].id;
  document.querySelectorAll("time.review-by").forEach(function (time) {
    if (Date.now() < handbook.clock.begins(zone, workdays.dayOf(time.dateTime) + 1)) { return; }
    var said = document.createElement("b");
    said.className = "late";
    said.textContent = " " + time.dataset.over;
    time.after(said);
  });
})(globalThis.handbook = globalThis.handbook || {});
