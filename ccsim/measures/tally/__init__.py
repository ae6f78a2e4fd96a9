"""The compiled passes from the logs of a replication to its totals."""
