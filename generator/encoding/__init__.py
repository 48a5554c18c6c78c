"""Stage 6: text becomes the bytes of a site or of a printed document."""
