"""Reads PDF: characters at places on pages become lines, lines become blocks."""
