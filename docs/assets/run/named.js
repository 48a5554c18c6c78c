/* What is to be done in a playbook, loaded as a script when it is needed: a page from a disk can fetch nothing. */
(function (handbook) {
  "use strict";

  var asked = Object.create(null);

  /**
   * Calls `then` once `handbook.tasks.of` has a playbook's tasks, or cannot have them.
   * @param {string} playbook @param {HTMLScriptElement} named a script that is named on the page and has not been run
   * @param {function(): void} then
   */
  handbook.tasks.load = function (playbook, named, then) {
    asked[playbook] = asked[playbook] || new Promise(function (done) {
      var script = document.createElement("script");
      script.src = named.getAttribute("src");
      script.addEventListener("load", done);
      script.addEventListener("error", done);
      document.head.append(script);
    });
    asked[playbook].then(then);
  };
})(globalThis.handbook = globalThis.handbook || {});
