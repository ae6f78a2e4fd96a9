"""Whether a goal is reached: what was seen, how sure that is, and when it is sure enough to say so."""
