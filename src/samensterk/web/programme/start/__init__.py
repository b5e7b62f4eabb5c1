"""A first year from a few questions."""
