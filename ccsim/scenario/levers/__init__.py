"""Levers: named, dated changes of a scenario, each with a ramp and a cost, a class for every kind."""
