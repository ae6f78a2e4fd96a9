"""The laws a duration can follow: encoded as numbers, sampled by inversion, with known moments."""
