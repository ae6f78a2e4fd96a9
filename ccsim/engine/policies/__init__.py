"""Routing by a user's own rules, in plain Python."""
