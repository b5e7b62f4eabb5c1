"""Events and tasks on one time line."""
