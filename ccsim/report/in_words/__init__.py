"""What each part of a scenario says, in plain sentences."""
