"""Which items a handbook holds: taking some out, with what nobody needs then, and others in, with what they need."""
