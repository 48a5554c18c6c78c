/* Small comforts; every page works without them. */
(function () {
  "use strict";

  /* A click on a column's head sorts by it, a second click the other way round. */
  document.querySelectorAll("table.sortable").forEach(function (table) {
    table.querySelectorAll("thead th").forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var up = head.getAttribute("aria-sort") !== "ascending";
        var body = table.tBodies[0];
        var worth = function (row) { var cell = row.cells[column]; return cell.dataset.sort || cell.textContent.trim(); };
        table.querySelectorAll("thead th").forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        Array.from(body.rows).sort(function (a, b) {
          var order = worth(a).localeCompare(worth(b), document.documentElement.lang, { numeric: true });
          return up ? order : -order;
        }).forEach(function (row) { body.appendChild(row); });
      });
    });
  });
})();
