/* Message templates in every language, for the sheets that fill them in; made at build. */
(function (handbook) {
  "use strict";
  handbook.letters = handbook.letters || {};
{% for message in (book.communication.messages if book else handbook.messages) %}
  handbook.letters[{{ ((book.id if book else "shared") ~ "/" ~ message.id)|tojson }}] = {{ message|letter_data(book, handbook)|tojson }};
{% endfor %}
})(globalThis.handbook = globalThis.handbook || {});
