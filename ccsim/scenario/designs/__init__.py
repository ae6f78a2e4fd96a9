"""Designs: named scenarios, with the settings of each, for a comparison."""
