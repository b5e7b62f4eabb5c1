"""On the day and after: what a team needs, and what a visit brought."""
