"""De boer op: rounds over whole areas, by teams, announced before they begin."""
