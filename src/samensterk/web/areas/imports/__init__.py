"""Yards from lists that a municipality has: CSV, XLSX or ODS."""
