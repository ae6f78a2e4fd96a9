"""What is decided and drawn, written once: both engines call these, only their clockwork differs."""
