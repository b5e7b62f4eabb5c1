"""What was promised to farmers and residents."""
