"""Reading a scan: map, areas, cards and comparison."""
