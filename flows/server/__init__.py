"""Prefect's server around a run: the embedded or the configured one, and what its database says of runs."""
