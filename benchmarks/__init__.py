"""How fast it is: contacts per CPU-second of both engines beside others, on one textbook queue."""
