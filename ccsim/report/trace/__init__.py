"""The journey of a case, read from a contact log."""
