"""What can be told of many without telling of one: small groups are left out."""
