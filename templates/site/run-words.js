/* The words of the clock, the log and the message sheets, and which days are worked; made at build. */
(function (handbook) {
  "use strict";
  handbook.words = {{ dict(ui.run, **ui.clock)|tojson }};
  handbook.calendars = {{ calendars|tojson }};
})(globalThis.handbook = globalThis.handbook || {});
