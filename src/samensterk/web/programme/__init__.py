"""The programme of a municipality: what is next, what is late, what was promised."""
