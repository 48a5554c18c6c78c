"""The site's search: what can be found, and the index that a browser looks in."""
