"""A document as people read it: headings, lists, tables, parts that look back or set out, the day it speaks on."""
