"""Stage 4: which documents there are, and what each of their pages shows."""
