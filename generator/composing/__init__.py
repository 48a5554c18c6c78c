"""Which items a handbook holds: taking them out, with all that nobody needs then."""
