"""From the scenario to the tables of a centre."""
