"""Textbook models with exact answers: what they say, and what the engine says."""
