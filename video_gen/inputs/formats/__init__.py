"""Kinds of documents, told by their content."""
