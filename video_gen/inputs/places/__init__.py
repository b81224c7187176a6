"""Where documents are: a file, an address, standard input, the text itself."""
