"""Agents who have several contacts in hand, or work other than calls: what is decided there."""
