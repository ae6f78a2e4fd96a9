"""From the totals of a replication to what goals are judged by."""
