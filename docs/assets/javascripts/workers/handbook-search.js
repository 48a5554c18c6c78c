/* The theme's search worker, with the question put so that it finds Chinese, and none lost.
 *
 * The theme cuts a run of Chinese into words it knows, but never looks at the run's last word, and finds nothing when
 * Chinese and Latin or digits stand without a space. So a mark that no page has is put behind each run, and spaces
 * between. Full-width letters and digits are made plain. What is typed before the index is there would find nothing
 * until the next key: the last such question is kept and asked then. The worker's own file is named behind the
 * question mark of our address.
 *
 * The theme's index is only a slip with the name of the real one, which changes with its content: no cache answers
 * with an old one. The slip is asked for anew each time; without a network, one from the cache is better than none.
 */
"use strict";

var SETUP = 0, READY = 1, QUERY = 2; /* the theme's numbers for its messages */
var INDEX = new URL("../../../search/search_index.json", self.location);
var asked = false, ready = false, waiting = null, answer = self.postMessage.bind(self);

function put(question) {
  return question.normalize("NFKC").replace(/(\p{Script=Han}+)/gu, " $1\u3005 ").trim();
}

function read(address, how) {
  return fetch(address, how).then(function (found) {
    if (!found.ok) { throw new Error(found.status + " " + address); }
    return found.json();
  });
}

function documents() {
  return read(INDEX + "?at=" + Date.now(), { cache: "no-store" })
    .catch(function () { return read(INDEX); })
    .then(function (slip) { return read(new URL(slip.index, INDEX)); })
    .then(function (index) { return index.docs; });
}

self.addEventListener("message", function (event) {
  var message = event.data;
  if (message && message.type === SETUP && !asked) {
    asked = true;
    event.stopImmediatePropagation();
    documents().then(function (docs) {
      message.data.docs = docs;
      self.dispatchEvent(new MessageEvent("message", { data: message }));
    });
    return;
  }
  if (!message || message.type !== QUERY) { return; }
  if (!ready) {
    waiting = message;
    event.stopImmediatePropagation();
  } else if (typeof message.data === "string") {
    message.data = put(message.data);
  }
});

self.postMessage = function (message) {
  answer(message);
  if (message && message.type === READY) {
    ready = true;
    if (waiting) { self.dispatchEvent(new MessageEvent("message", { data: waiting })); }
  }
};

importScripts(self.location.search.slice(1));
