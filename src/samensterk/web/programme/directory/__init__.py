"""Who works with us, and what they can offer."""
