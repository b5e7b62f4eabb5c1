"""Municipalities, partners, people, and how they come in."""
