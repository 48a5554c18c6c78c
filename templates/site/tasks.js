/* What is to be done in this playbook, when, and where it stands, for the home page's list; made at build. */
(function (handbook) {
  "use strict";
  handbook.tasks.of[{{ book.id|tojson }}] = [
{% for step in book.response.steps %}
    {{ {"task": "step-" ~ step.id, "what": step.number ~ ". " ~ step.title, "at": "response/#step-" ~ step.id, "due": step.deadline.offset, "first": step.id in book.first_hour|map(attribute="step.id")|list}|tojson }},
{% endfor %}
{% for decision in book.response.decisions %}
    {{ {"task": "decision-" ~ decision.id, "what": decision.question, "at": "response/#decision-" ~ decision.id, "due": decision.deadline.offset}|tojson }},
{% endfor %}
{% for meeting in book.response.coordination.meetings %}
    {{ {"task": "meeting-" ~ meeting.key, "what": meeting.title, "at": "response/#coordination", "due": meeting.first.offset, "every": meeting.every.offset if meeting.every else ""}|tojson }},
{% endfor %}
{% for clock in book.schedule.clocks %}
    {{ {"task": "rule-" ~ clock.key, "what": clock.duty.regulation.title ~ " → " ~ clock.recipient, "at": "response/#rule-" ~ clock.duty.regulation.id, "limit": clock.within.amount ~ clock.within.unit, "calendar": clock.calendar.id if clock.calendar else "", "zone": clock.zone.id if clock.zone else "", "begins": clock.start.key, "rule": clock.duty.regulation.id}|tojson }},
{% endfor %}
{% for row in book.communication.matrix %}
    {{ {"task": "row-" ~ row.id, "what": row.whom ~ " · " ~ row.message.title, "at": "communication/#matrix", "due": row.first_by.offset, "every": row.cadence.offset if row.cadence else ""}|tojson }},
{% endfor %}
    {{ {"task": "brief", "what": ui.clock.brief, "at": "communication/#inside-first", "due": book.communication.internal_brief.by.offset}|tojson }},
{% for watch in book.communication.monitoring %}
    {{ {"task": "watch-" ~ watch.key, "what": watch.what, "at": "communication/#monitoring", "due": watch.every.offset, "every": watch.every.offset}|tojson }},
{% endfor %}
  ];
})(globalThis.handbook = globalThis.handbook || {});
