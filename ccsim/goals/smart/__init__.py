"""Whether a goal is specific, measurable, achievable, relevant and time-bound."""
