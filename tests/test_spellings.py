"""Spellings that say the same: another keyboard's marks, full-width digits, typesetters' blanks, other line ends.

Each case of cases/ is read once more in each of them.
"""

import re
import tomllib
from pathlib import Path

import pytest

import policynum

CASES = [
    case
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8")).get("cases", [])
    if "<U+" not in case.get("text", "<U+")
]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
BETWEEN = re.compile("(?<=[一-鿿])(?=[0-9０-９])|(?<=[0-9０-９])(?=[一-鿿])")
HALF_WIDTH = str.maketrans("，；：（）", ",;:()")
BEGINS = re.compile(r"\A(?!\ufeff)|(?<=[。：；]\n)")  # and no line that the width of a page broke
BEHIND = re.compile("(?<=[。；，])(?=[一-鿿])")
SPELLINGS = {
    "windows": lambda text: text.replace("\n", "\r\n"),
    "full width": lambda text: text.translate(FULL_WIDTH),
    "blanks": lambda text: BETWEEN.sub(" ", text),
    "full width and blanks": lambda text: BETWEEN.sub(" ", text.translate(FULL_WIDTH)),
    "straight marks": lambda text: text.replace("“", '"').replace("”", '"'),
    "half-width marks": lambda text: text.translate(HALF_WIDTH),
    "full-width signs": lambda text: text.replace("%", "％").replace(".", "．"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "indented lines": lambda text: BEGINS.sub("　　", text),
    "blanks behind marks": lambda text: BEHIND.sub(" ", text),
}


def said(text, published):
    """What is read but for the places, and but for the words where those differ in the spelling alone."""
    return [
        (
            mention.measure._replace(unit_text=""),
            mention.role,
            mention.change and mention.change[:3],
            mention.period and mention.period[1:],
        )
        for mention in policynum.extract(text, published=published)
    ]


@pytest.mark.parametrize("spelt", SPELLINGS.values(), ids=SPELLINGS)
def test_other_spellings_say_the_same(spelt):
    for case in CASES:
        text, published = case["text"], case.get("published")
        assert said(spelt(text), published) == said(text, published), text
