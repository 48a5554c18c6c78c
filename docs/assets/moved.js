/* Opens the page that has moved at the same place: the browser's own way of following forgets what stands behind the #. */
location.replace(document.querySelector("a.go").href + location.hash);
