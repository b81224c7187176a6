"""What a person types: the commands' options, one run of each, and what is said of it."""
