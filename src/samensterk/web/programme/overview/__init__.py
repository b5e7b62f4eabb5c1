"""The first page of the room, the hours and who did what: read over all wings."""
