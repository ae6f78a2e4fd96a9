"""What a team promises: goals, and what may be changed to reach them."""
