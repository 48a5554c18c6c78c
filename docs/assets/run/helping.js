/* Says of a step that is shown because I help with it that it is another who answers for it. */
(function (handbook) {
  "use strict";

  function mark() {
    var field = document.querySelector("form.filters select[data-mine]"), role = field ? field.value : "";
    document.querySelectorAll("main details[data-task][data-roles] > summary").forEach(function (line) {
      var isHelping = Boolean(role) && line.parentElement.dataset.roles.split(" ").indexOf(role) > 0, said = line.querySelector(".helping");
      if (said && !isHelping) { said.remove(); }
      if (!said && isHelping) { line.firstElementChild.after(handbook.element("span", "helping", handbook.words.helping)); }
    });
  }

  handbook.run.onChange(mark);
  document.addEventListener("change", function (event) { if (event.target.matches("select[data-mine]")) { mark(); } });
})(globalThis.handbook = globalThis.handbook || {});
