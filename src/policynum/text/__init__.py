"""Mends what must be mended before a text can be read, and keeps the way back to the caller's offsets."""
