"""What a number measures: the noun phrase that would be the label of its row in a table."""
