/* A new element of a page with a class and a text. */
(function (handbook) {
  "use strict";

  /** @param {string} name @param {string} kind its class @param {string} text */
  handbook.element = function (name, kind, text) {
    var made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  };
})(globalThis.handbook = globalThis.handbook || {});
