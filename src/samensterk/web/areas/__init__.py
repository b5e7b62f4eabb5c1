"""Yards and areas of a municipality, filled from its scan."""
