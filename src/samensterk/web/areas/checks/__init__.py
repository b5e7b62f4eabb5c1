"""Others who see yards for a while: a partner who checks, an analyst with a grant."""
