"""Cases and rosters -> contact log and agent log: the decisions, the SimPy model and its compiled twin."""
