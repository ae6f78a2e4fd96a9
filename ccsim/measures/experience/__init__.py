"""The compiled pass from a replication's contacts to what its customers make of it."""
