"""The pipelines: from files to a finished scan folder."""
