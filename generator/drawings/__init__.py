"""Drawings and small cards, from views, as text."""
