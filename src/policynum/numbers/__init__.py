"""Numerals and units, exact: 三千五百万 and 吨标准煤, what each is called, and the factors between them."""
