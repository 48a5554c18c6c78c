/* The words of the clock, the log and the message sheets, and which days are worked; made at build. */
(function (handbook) {
  "use strict";
  handbook.words = Object.assign({{ ui.clock|tojson }}, {{ ui.run|tojson }});
  handbook.calendars = {{ calendars()|tojson }};
})(globalThis.handbook = globalThis.handbook || {});
