"""A numeral with its unit and its bound, as it stands in a text; dates, ordinals and names are none."""
