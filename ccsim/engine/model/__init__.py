"""The SimPy model: the centre's story as a person can read it, and the reference for the compiled twin."""
