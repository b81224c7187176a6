"""The workflow around the library: Prefect runs, caches, retries and observes the six stages."""
