/* Says of a playbook that it should have been reviewed by now. */
(function () {
  "use strict";
  document.querySelectorAll("time.review-by").forEach(function (time) {
    if (Date.now() < Date.parse(time.dateTime + "T23:59:59+08:00")) { return; }
    var said = document.createElement("b");
    said.className = "late";
    said.textContent = " " + time.dataset.over;
    time.after(said);
  });
})();
