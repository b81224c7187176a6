"""Where documents are: a file, standard input, the text itself."""
