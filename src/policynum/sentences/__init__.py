"""Chinese as policy writes it: clauses with their cues, nouns, times, phrases, what a verb does to its number."""
