"""When a number is for: how far a time reaches, and whether it lies ahead."""
