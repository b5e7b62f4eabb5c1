"""Table talk: what partners know of an area, written down at a table."""
