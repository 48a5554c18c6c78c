/* The worker of one release: what it answers with is told in its list. */
importScripts({{ worker|tojson }});
handbook.worker.start({ release: {{ release|tojson }}, list: {{ list|tojson }} });
