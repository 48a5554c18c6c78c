"""Stage 3: the Handbook as the readers of one language and audience see it."""
