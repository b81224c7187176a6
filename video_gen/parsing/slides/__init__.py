"""Decks of slides that are written in Markdown."""
