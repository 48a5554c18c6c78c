"""Stage 5: templates and views in, text out."""
