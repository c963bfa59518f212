"""Word lists as one pattern: the longest word, refused where another begins, the commonest tried first."""

import re

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
