/* The first page goes on to the reader's language; without this script one chooses by hand.
 *
 * First the language chosen last time, then what the browser asks for, in its order. Chinese is told apart by its
 * script, as BCP 47 has it: who reads Traditional gets Traditional or the next language asked for, and Simplified only
 * if that one asks for it.
 */
(function () {
  "use strict";

  var TRADITIONAL = ["TW", "HK", "MO"]; /* regions where Chinese is written so, if no script is named */

  /* "zh-HK" -> "zh-Hant", "zh-CN" -> "zh-Hans", "en-GB" -> "en": what one has to be able to read. */
  function readable(tag) {
    var parts = String(tag || "").split(/[-_][a-z0-9][-_]/i)[0].split(/[-_]/), language = parts[0].toLowerCase();
    if (language === "yue") { language = "zh"; parts.push("HK"); }
    if (["cmn", "zho", "chi"].indexOf(language) >= 0) { language = "zh"; }
    if (language !== "zh") { return language; }
    var script = parts.slice(1).filter(function (part) { return /^han[st]$/i.test(part); })[0];
    var region = parts.slice(1).filter(function (part) { return /^[a-z]{2}$/i.test(part); })[0];
    if (script) { return "zh-" + script[0].toUpperCase() + script.slice(1).toLowerCase(); }
    return region && TRADITIONAL.indexOf(region.toUpperCase()) >= 0 ? "zh-Hant" : "zh-Hans";
  }

  var links = Array.from(document.querySelectorAll("a[hreflang]"));
  var chosen = null;
  try { chosen = localStorage.getItem("handbook-language"); } catch (e) { /* no storage: the browser's own wish */ }
  var found = links.filter(function (link) { return link.dataset.language === chosen; })[0];
  var asked = navigator.languages && navigator.languages.length ? navigator.languages : [navigator.language];
  Array.from(asked).forEach(function (wanted) {
    var meant = String(wanted).toLowerCase();
    var alike = links.filter(function (link) { return readable(link.hreflang) === readable(wanted); });
    found = found || alike.filter(function (link) { return link.hreflang.toLowerCase() === meant; })[0] || alike[0];
  });
  if (found) { location.replace(found.href); }
})();
