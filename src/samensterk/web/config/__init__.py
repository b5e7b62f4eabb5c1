"""The project itself: settings, addresses and who may use them."""
