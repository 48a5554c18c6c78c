"""Stage 2: data as read, held against the model and the rules; out comes the Handbook, or every problem."""
