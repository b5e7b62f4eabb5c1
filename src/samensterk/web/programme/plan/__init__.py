"""The aims, phases and partners of a programme, and who did what."""
