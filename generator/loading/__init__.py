"""Stage 1: files as people write them, read into plain data with the place of every key and value."""
