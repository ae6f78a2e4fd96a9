"""The compiled engine: the model's clockwork as an event loop over flat arrays."""
