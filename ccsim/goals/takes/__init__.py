"""What it would take to reach a goal: the least that has to change, of what is allowed."""
