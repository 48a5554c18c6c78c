/* The words of the clock, the log and the message sheets, which days are worked, and what playbooks are called; made at build. */
(function (handbook) {
  "use strict";
  handbook.words = Object.assign({{ ui.clock|tojson }}, {{ ui.run|tojson }});
  handbook.titles = { {%- for book in handbook.playbooks %}{{ book.id|tojson }}: {{ book.title|tojson }}{{ ", " if not loop.last }}{% endfor -%} };
  handbook.calendars = {{ calendars()|tojson }};
})(globalThis.handbook = globalThis.handbook || {});
