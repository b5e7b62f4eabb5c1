"""Which files may be added to a task or an event, known by their content."""

MOST_BYTES = 10 * 2**20
