"""How a number is a change: by, to or from, which way, against what."""
