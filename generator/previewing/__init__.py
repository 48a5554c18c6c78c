"""The handbook while it is edited: each page made when it is opened."""
