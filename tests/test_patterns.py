"""Word lists as one pattern: the longest word, refused where another begins, the commonest tried first."""

import re
import subprocess
import sys
from pathlib import Path

from policynum.patterns import trie


def test_trie_takes_the_longest_word_and_backs_off_where_it_is_refused():
    words = ["个", "个月", "个百分点", "家", "支", "支队"]
    pattern = re.compile(trie(words, refused={"家": "庭|园(?!区)", "支队": "伍"}))
    found = {
        text: match and match[0]
        for text in ("个百分点", "个百", "家庭", "家园", "家园区", "支队伍", "支队的", "万")
        if [match := pattern.match(text)]
    }
    assert found == {
        "个百分点": "个百分点",
        "个百": "个",
        "家庭": None,
        "家园": None,
        "家园区": "家",
        "支队伍": "支",
        "支队的": "支队",
        "万": None,
    }


def test_trie_tries_the_commonest_first():
    assert trie(["家长", "户籍"]) == "(?:家长|户籍)"
    assert trie(["户籍", "家长"]) == "(?:户籍|家长)"


def test_trie_matches_just_its_words_however_many_there_are():
    words = [chr(0x4E00 + i) + chr(0x4E00 + i * 7 % 90) * (i % 3) for i in range(300)]
    pattern = re.compile(trie(words))
    assert all(pattern.fullmatch(word) for word in words)
    assert not any(pattern.fullmatch(word + "的") for word in words)


# Reads the bundled report and lists what repeats a group possessively in any pattern that was compiled for it.
POSSESSIVE_GROUPS = r"""
import re, sys
from pathlib import Path
from re import _constants, _parser

sources = set()
compile_ = re.compile
def compiled(pattern, flags=0):
    if isinstance(pattern, str):
        sources.add(pattern)
    return compile_(pattern, flags)
re.compile = compiled

import policynum
mentions = policynum.extract(Path(sys.argv[1]).read_text(encoding="utf-8"))
assert mentions and len(sources) > 200, len(sources)

ONE_CHARACTER = {_constants.LITERAL, _constants.NOT_LITERAL, _constants.IN, _constants.ANY}
def possessive_groups(parsed):
    for operation, arguments in parsed:
        if operation is _constants.POSSESSIVE_REPEAT:
            item = arguments[2]
            if len(item) != 1 or item[0][0] not in ONE_CHARACTER:
                yield operation
        for part in nested(arguments):
            yield from possessive_groups(part)
def nested(arguments):
    if isinstance(arguments, _parser.SubPattern):
        yield arguments
    elif isinstance(arguments, (tuple, list)):
        for argument in arguments:
            yield from nested(argument)

for source in sorted(sources):
    if any(possessive_groups(_parser.parse(source))):
        print(source[:100])
"""


def test_no_pattern_repeats_a_group_possessively():
    """``(?:ab)*+`` matches wrongly, or for ever, in CPython 3.11.0 to 3.11.4 (gh-106052); ``(?>(?:ab)*)`` does not."""
    report = Path(__file__).parents[1] / "examples" / "report.txt"
    done = subprocess.run(
        [sys.executable, "-c", POSSESSIVE_GROUPS, report], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == ""
