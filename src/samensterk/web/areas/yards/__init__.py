"""The list of yards (erven): found by scans, corrected by people."""
