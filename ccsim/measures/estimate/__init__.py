"""From the totals of replications to figures with intervals."""
