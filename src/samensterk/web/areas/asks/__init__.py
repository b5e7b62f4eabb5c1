"""Requests to the RIEC for a scan or an analysis."""
