/* The words of the clock, the log and the message sheets, which days are worked, and what playbooks are called; made at build. */
(function (handbook) {
  "use strict";
  handbook.words = Object.assign({{ ui.clock|tojson }}, {{ ui.run|tojson }}, {
    zones: [ {%- for zone in handbook.handbook.zones %}{{ {"id": zone.id, "title": zone.title, "names": zone.names}|tojson }}{{ ", " if not loop.last }}{% endfor -%} ]
  });
  handbook.titles = { {%- for book in handbook.playbooks %}{{ book.id|tojson }}: {{ book.title|tojson }}{{ ", " if not loop.last }}{% endfor -%} };
  handbook.calendars = {{ calendars()|tojson }};
  handbook.here = { zone: {{ handbook.handbook.zones[0].id|tojson }}, table: handbook.calendars[{{ handbook.handbook.calendar.id|tojson }}] };
})(globalThis.handbook = globalThis.handbook || {});
