"""Scenario -> cases: keyed random streams, distributions, the timeline and the arrivals."""
