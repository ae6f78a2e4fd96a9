"""Solving for the cases behind stated contacts."""
