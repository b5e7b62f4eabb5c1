"""What every room of the web floor stands on: access, long work, lists, mail."""
