"""Reads Office Open XML: Word documents and PowerPoint decks."""
