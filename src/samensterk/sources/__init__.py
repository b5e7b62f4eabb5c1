"""Read and fetch open data: one module per format, the same few tables out."""
