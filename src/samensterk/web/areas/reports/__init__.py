"""The report of a scan, in versions."""
