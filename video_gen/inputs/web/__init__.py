"""Fetches what documents and users name on the web, and only what is public or what the operator allows."""
