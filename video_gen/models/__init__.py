"""Frozen values that travel between the stages."""
