"""The command line; no rule lives here."""
