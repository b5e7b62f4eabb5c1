"""The rule for what a team sees: the municipality's own published words."""
