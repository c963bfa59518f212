"""One document in order: what earlier sentences say for later ones, and what mentions say for each other."""
