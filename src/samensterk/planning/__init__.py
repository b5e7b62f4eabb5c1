"""Divide work over areas and people; pure."""
