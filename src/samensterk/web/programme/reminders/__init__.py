"""Mail that tells people what is next and what is late."""
