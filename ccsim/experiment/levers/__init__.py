"""What levers are worth: each alone, each left out, all together, against doing nothing."""
