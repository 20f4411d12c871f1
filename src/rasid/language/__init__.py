"""A report as sentences of words, each with its clitics, its part of speech and what it can be."""
