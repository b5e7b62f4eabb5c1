"""What was heard in a round and what is done with it, told back area by area."""
