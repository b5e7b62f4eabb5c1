"""Draaiboeken: lists of steps before, on and after the day of an event."""
