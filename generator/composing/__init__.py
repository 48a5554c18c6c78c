"""Which items a handbook holds: beginning one; taking some in, with what they need, or out, with what nobody needs."""
