"""Making a scan: sources, orders, progress, and taking it over."""
