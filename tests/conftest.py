"""No test fails for being slow: speed is measured in `bench`."""

from hypothesis import settings

settings.register_profile("house", settings(), deadline=None)
settings.load_profile("house")
