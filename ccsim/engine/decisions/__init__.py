"""What is decided and drawn, written once: both engines call these functions, only their clockwork differs."""
