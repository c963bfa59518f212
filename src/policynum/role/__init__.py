"""Target, actual, comparison or specification, and the words that decided."""
