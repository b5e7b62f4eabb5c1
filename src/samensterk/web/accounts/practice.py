"""Logins to practise with; nobody is let in with them on a real site."""

# Belongs to nobody (RFC 2606).
DOMAIN = "oefenen.example"


def is_practice(email: str) -> bool:
    return email.lower().endswith(f"@{DOMAIN}")
