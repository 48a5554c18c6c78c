/* Has the handbook kept on this device, and tells the reader when a newer release is there or the network is gone. */
(function () {
  "use strict";

  var workers = null;
  try { workers = location.protocol.startsWith("http") && navigator.serviceWorker; } catch (closed) { /* a frame that may keep nothing */ }
  var news = document.querySelector(".offline-news"), kept = document.querySelector(".foot .kept");
  if (!workers || !news) { return; }
  var QUIET = 1000, AGAIN = 15 * 60000; /* milliseconds */
  var registration = null, last = 0; /* when a request ended, in milliseconds from the page's beginning */
  var cut = false; /* whether no server could be reached, though the device believes that it is on a network */
  var offered = false, wanted = false, alone = false, begun = false, changed = false;

  function show(text, button) {
    news.textContent = text;
    if (button) { news.append(button); }
    news.hidden = false;
  }

  /* Opens this page anew when the reader wants it, or when it was alone and nothing has been done on it. Another page
   * may hold what somebody is writing, and is told instead. */
  function follow() {
    if (!changed) { return; }
    if (wanted || alone && !begun) { location.reload(); } else if (offered) { offer(); }
  }

  workers.addEventListener("controllerchange", function () { changed = true; follow(); });
  ["click", "input", "keydown"].forEach(function (deed) {
    document.addEventListener(deed, function () { begun = true; }, { capture: true, once: true });
  });

  function offer() {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = news.dataset.reload;
    button.addEventListener("click", function () {
      wanted = true;
      if (registration.waiting) { ask("take over"); } else { location.reload(); }
    });
    offered = true;
    show(news.dataset.newer, button);
  }

  /* Once this page has asked for nothing for a second. A worker that is to give way has a second to finish; what it
   * answers meanwhile, such as the page's icon, which is asked for last, keeps Chromium's in charge for half a minute. */
  function ask(what) {
    var left = last + QUIET - performance.now();
    if (left > 0) { setTimeout(ask, left, what); return; }
    if (registration.waiting && (wanted || !begun)) { registration.waiting.postMessage({ handbook: what }); }
  }

  function watch(worker) {
    worker.addEventListener("statechange", function () {
      if (worker.state === "installed" && workers.controller) { offer(); }
    });
  }

  function network() {
    if (offered) { return; }
    if (navigator.onLine && !cut) { news.hidden = true; } else if (workers.controller) { show(news.dataset.gone); }
  }

  workers.addEventListener("message", function (event) {
    if (event.data && event.data.kept) {
      if (event.data.kept === "partly") { kept.textContent = kept.dataset.partly; }
      kept.hidden = false;
    }
    if (event.data && event.data.takesOver) { alone = true; follow(); }
  });
  window.addEventListener("online", network);
  window.addEventListener("offline", network);
  /* Also for a page that stays open on a wall, and on which nothing is done. */
  function look() {
    if (document.hidden || !registration) { return; }
    registration.update().then(function () { cut = false; }, function () { cut = true; }).then(network);
  }

  document.addEventListener("visibilitychange", look);
  setInterval(look, AGAIN);
  network();
  new PerformanceObserver(function () { last = performance.now(); }).observe({ type: "resource" });

  /* After the page itself, which must not wait for this; a worker is replaced only when it has nothing else to do. */
  window.addEventListener("load", function () {
    last = performance.now();
    var address = document.documentElement.dataset.root + "/sw.js";
    workers.register(address, { updateViaCache: "none" }).then(function (found) {
      registration = found;
      found.addEventListener("updatefound", function () { watch(found.installing); });
      if (found.waiting && workers.controller) {
        offer();
        ask("take over if alone");
        return null;
      }
      if (found.installing) { watch(found.installing); }
      look();
      return workers.ready;
    }).then(function (ready) {
      var sparing = navigator.connection && navigator.connection.saveData;
      if (ready && !sparing) { ready.active.postMessage({ handbook: "fill" }); }
    }).catch(function () { /* no worker here: it is read from the server, as ever */ });
  });
})();
