/* Has the handbook kept on this device, and tells the reader when a newer release is there or the network is gone. */
(function () {
  "use strict";

  var workers = location.protocol.startsWith("http") && navigator.serviceWorker;
  var news = document.querySelector(".offline-news"), kept = document.querySelector(".kept");
  if (!workers || !news) { return; }
  var registration = null, wanted = false, offered = false, changed = false;

  function show(text, button) {
    news.textContent = text;
    if (button) { news.append(button); }
    news.hidden = false;
  }

  /* Only this page opens anew: another one may hold what somebody is writing, and is told instead. */
  workers.addEventListener("controllerchange", function () {
    changed = true;
    if (wanted) { location.reload(); } else if (offered) { offer(); }
  });

  function offer() {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = news.dataset.reload;
    button.addEventListener("click", function () {
      wanted = true;
      if (registration.waiting) { registration.waiting.postMessage({ handbook: "take over" }); } else { location.reload(); }
    });
    offered = true;
    show(news.dataset.newer, button);
  }

  function follow(worker) {
    worker.addEventListener("statechange", function () {
      if (worker.state === "installed" && workers.controller) { offer(); }
    });
  }

  function network() {
    if (offered) { return; }
    if (navigator.onLine) { news.hidden = true; } else if (workers.controller) { show(news.dataset.gone); }
  }

  workers.addEventListener("message", function (event) {
    if (event.data && event.data.kept) { kept.hidden = false; }
    if (event.data && event.data.takesOver) { wanted = true; if (changed) { location.reload(); } }
  });
  window.addEventListener("online", network);
  window.addEventListener("offline", network);
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && registration) { registration.update().catch(function () { /* no network */ }); }
  });
  network();

  /* After the page itself, which must not wait for this; a worker is replaced only when it has nothing else to do. */
  window.addEventListener("load", function () {
    var address = document.documentElement.dataset.root + "/sw.js";
    workers.register(address, { updateViaCache: "none" }).then(function (found) {
      registration = found;
      found.addEventListener("updatefound", function () { follow(found.installing); });
      if (found.waiting && workers.controller) {
        offer();
        found.waiting.postMessage({ handbook: "take over if alone" }); /* nothing was written on this page yet */
        return null;
      }
      if (found.installing) { follow(found.installing); }
      return workers.ready;
    }).then(function (ready) {
      var sparing = navigator.connection && navigator.connection.saveData;
      if (ready && !sparing) { ready.active.postMessage({ handbook: "fill" }); }
    }).catch(function () { /* no worker here: it is read from the server, as ever */ });
  });
})();
