"""Scans that were taken over: what they found of areas, and their folders."""
