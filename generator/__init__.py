"""Crisis playbooks in YAML, out as a bilingual handbook and printable runbooks."""
