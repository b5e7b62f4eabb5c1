"""Tables in, areas out: describe an area, never a person or a farm."""
