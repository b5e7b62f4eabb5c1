"""Processing log, retention, rights of residents, and papers that follow from them."""
