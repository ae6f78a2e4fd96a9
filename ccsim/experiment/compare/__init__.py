"""Options compared on common random numbers: which is better, which could be best, what it costs."""
