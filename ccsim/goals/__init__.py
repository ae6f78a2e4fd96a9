"""Goals: how likely they are reached, and what it would take."""
