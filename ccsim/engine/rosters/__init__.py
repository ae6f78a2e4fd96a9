"""Shifts laid over the days of a run: who is to be there when, drawn absence, days on the job."""
