"""Every measure, declared."""
