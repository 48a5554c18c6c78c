"""What the data may say: one closed, frozen schema."""
