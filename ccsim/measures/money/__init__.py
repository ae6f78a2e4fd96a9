"""Pay, prices and overhead; the ledger and its allocation."""
