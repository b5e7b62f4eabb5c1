"""DPIA, register, statements: written from what the system really does."""
