"""The page: escaped, by role, with a tooltip on each mention, and the text itself unharmed."""

from html.parser import HTMLParser

import pytest

import policynum
from policynum.model import Role


class Page(HTMLParser):
    """The page as a browser sees it: the text outside tooltips, the marks, the tooltips."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.text, self.marks, self.tips, self.tags = [], "", [], {}, []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        if tag not in ("meta", "br"):
            self.open.append((tag, attributes))
        if tag == "mark" and "tabindex" in attributes:
            self.marks.append([attributes, ""])
        if attributes.get("role") == "tooltip":
            self.tips[attributes["id"]] = ""

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        tip = next((attributes["id"] for _, attributes in self.open if attributes.get("role") == "tooltip"), None)
        if tip:
            self.tips[tip] += data
        elif any(attributes.get("class") == "text" for _, attributes in self.open):
            self.text += data
            if self.open[-1][0] == "mark":
                self.marks[-1][1] += data


def test_the_text_is_whole_and_each_mention_is_marked_by_role(text, mentions):
    page = Page(policynum.to_html(text, mentions))
    assert not page.open
    assert page.text == text
    assert [(mark["class"], words) for mark, words in page.marks] == [
        (str(mention.role), mention.text) for mention in mentions
    ]


def test_each_tooltip_belongs_to_its_mark_and_says_what_was_read(text, mentions):
    page = Page(policynum.to_html(text, mentions))
    tips = [page.tips[mark["aria-describedby"]] for mark, _ in page.marks]
    for words in ("target", "≈ 6 percent", "地区生产总值", "今年 (2025-01-01 to 2025-12-31)", "力争: target"):
        assert words in tips[0]
    assert "600,000,000 kg" in tips[1]
    assert "decrease by, yoy, <去年>" in tips[2]
    assert "doubtful, inferred" in tips[2]


def test_the_legend_counts_every_role(text, mentions):
    page = policynum.to_html(text, mentions)
    assert all(f'<mark class="{role}">{role}</mark>' in page for role in Role)
    assert '<mark class="target">target</mark> 2</li>' in page
    assert '<mark class="specification">specification</mark> 0</li>' in page


def test_a_fragment_has_its_style_and_no_page_around_it(text, mentions):
    fragment = policynum.to_html(text, mentions, page=False)
    assert fragment.startswith("<style>")
    assert "<html" not in fragment
    assert fragment.split("</style>\n")[1] in policynum.to_html(text, mentions)


def test_two_texts_in_one_page_share_no_identifier(text, mentions):
    one, other = (Page(policynum.to_html(text + tail, mentions, page=False)) for tail in ("", "。"))
    assert not one.tips.keys() & other.tips.keys()


@pytest.mark.parametrize("text", ["", "<script>alert(1)</script>&amp;\"'", "a\x00b\x1b[0m\ud800\r\n"])
def test_any_text_is_safe(text):
    page = policynum.to_html(text, [])
    page.encode("utf-8")
    assert "<script" not in page
    assert "script" not in Page(page).tags


def test_mentions_of_another_text_are_refused(text, mentions):
    with pytest.raises(ValueError, match="not a mention of this text, or over another: '6%' at 17"):
        policynum.to_html(text[1:], mentions)
    with pytest.raises(ValueError, match="over another"):
        policynum.to_html(text, [mentions[0], mentions[0]])
