"""What fits in the days that the teams have; whole areas wait, never a yard."""
