"""Every figure of ``scenarios/anonymous-bank.yaml``, derived from the bank's call log of February 1999."""
