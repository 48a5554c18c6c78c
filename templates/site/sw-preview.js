/* A preview is always asked of the server: what a release has kept at this address is forgotten. */
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (keys) {
    var ours = "handbook-" + self.registration.scope + " ";
    return Promise.all(keys.filter(function (key) { return key.startsWith(ours); }).map(function (key) { return caches.delete(key); }));
  }).then(function () { return self.registration.unregister(); }));
});
