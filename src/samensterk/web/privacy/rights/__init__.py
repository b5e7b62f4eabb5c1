"""What residents may ask, and the one switch per address."""
