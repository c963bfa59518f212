"""The words in data/: each does what its table says it does, none stands twice, all are in simplified script."""

import re
from collections import Counter
from pathlib import Path

import opencc
import pytest

import policynum
from policynum import lexicon
from policynum.model import Role
from policynum.sentences import clauses

NAMES = sorted(path.stem for path in lexicon.DATA.glob("*.toml"))
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in lexicon.DATA.parent.rglob("*.py"))


def lists(table, entry=""):
    """Every list of words in a table, with the name of its entry; a text of several lines is one too."""
    if isinstance(table, list) and all(isinstance(word, str) for word in table):
        yield entry, table
    elif isinstance(table, str) and "\n" in table:
        yield entry, table.split()
    elif isinstance(table, dict):
        for key, value in table.items():
            yield from lists(value, f"{entry}.{key}".lstrip("."))
    elif isinstance(table, list):
        for number, value in enumerate(table):
            yield from lists(value, f"{entry}[{number}]")


def words(table):
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for key, value in table.items():
            yield key
            yield from words(value)
    elif isinstance(table, list):
        for value in table:
            yield from words(value)


# Words that do not do yet what their table says, each with what is in the way.
NOT_YET = {
    "fall: 压减": "the example has an object between the verb and its number",
    "openers: 全社会用": "全社会 is among the names that are kept",
    "kept: 均等": "均 is taken off all the same",
}


def row(name, *values):
    """A row of a test named after the word; it must fail while the word is among those above."""
    marks = [pytest.mark.xfail(reason=NOT_YET[name])] if name in NOT_YET else []
    return pytest.param(*values, id=name, marks=marks)


# -- every file --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [row(name, name) for name in NAMES])
def test_no_word_stands_twice_in_a_list(name):
    twice = {
        entry: [word for word, count in Counter(found).items() if count > 1]
        for entry, found in lists(dict(lexicon.load(name)))
    }
    assert {entry: found for entry, found in twice.items() if found} == {}


@pytest.mark.parametrize("name", NAMES)
def test_words_are_in_simplified_script(name):
    convert = opencc.OpenCC("t2s").convert
    assert [word for word in words(dict(lexicon.load(name))) if convert(word) != word] == []


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"strategies"}))  # what is written there may be nothing at all
def test_no_word_is_empty_or_has_a_blank_at_its_end(name):
    found = [word for _, listed in lists(dict(lexicon.load(name))) for word in listed]
    assert [word for word in found if not word or word != word.strip()] == []


def keys(table):
    """The names of the tables within a table, and of the lists in them; words, weights and units are none."""
    for key, value in table.items() if isinstance(table, dict) else ():
        yield from [key] if key.isascii() and key.isidentifier() else []
        yield from keys(value)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (name, key)
        for name in sorted(set(NAMES) - {"strategies", "surfaces"})
        for key in sorted({*keys(dict(lexicon.load(name)))})
    ],
)
def test_every_list_is_read(name, key):
    assert re.search(rf"[\"']{re.escape(key)}[\"']", SOURCE)


# -- cues --------------------------------------------------------------------------------------------------------------

CUES = lexicon.load("cues")
EXAMPLES = [
    pytest.param(table, cue, example, id=f"{table}: {cue}")
    for table, entries in CUES.items()
    if table != "pseudo"
    for cue, example in entries.items()
]


def examples(*tables):
    return [pytest.param(example, id=f"{table}: {cue}") for table in tables for cue, example in CUES[table].items()]


@pytest.mark.parametrize(("table", "cue", "example"), EXAMPLES)
def test_a_cue_is_found_in_its_example(table, cue, example):
    assert (cue, (table,)) in [(hit.text, hit.says) for hit in clauses.cues(example, 0, len(example), (table,))]


def test_what_aims_behind_a_number_aims_before_one_too():
    assert CUES["aim_of"].keys() <= CUES["aim"].keys()  # aims._of_the_subject asks the sentence's cues first


@pytest.mark.parametrize(
    "example", examples("aim", "aim_weak", "expected", "aim_after", "aim_right_after", "aim_right_before")
)
def test_an_aim_aims(example):
    assert [mention.role for mention in policynum.extract(example)] == [Role.TARGET]


@pytest.mark.parametrize("example", examples("past", "past_weak", "standing", "done", "end"))
def test_what_is_done_or_stands_is_no_aim(example):
    mentions = policynum.extract(example)
    assert mentions
    assert Role.TARGET not in {mention.role for mention in mentions}


@pytest.mark.parametrize("example", examples("effort", "push"))
def test_work_is_an_aim_where_the_part_sets_out(example):
    _, mention = policynum.extract(f"二、重点工作\n力争增长5%。\n{example}。")
    assert mention.role in (Role.TARGET, Role.SPECIFICATION)


@pytest.mark.parametrize("example", examples("effort", "push", "aim_weak", "done"))
def test_work_is_done_where_the_part_looks_back(example):
    (mention,) = policynum.extract(f"一、过去一年工作回顾\n{example}。")
    assert mention.role is not Role.TARGET


@pytest.mark.parametrize(
    ("example", "direction"),
    [
        row(f"{table}: {cue}", example, direction)
        for tables, direction in (
            (("rise", "rise_near", "rate_up"), "increase"),
            (("fall", "fall_near", "rate_down"), "decrease"),
        )
        for table in tables
        for cue, example in CUES[table].items()
    ],
)
def test_a_verb_of_change_has_its_direction(example, direction):
    (mention,) = policynum.extract(example)
    assert mention.change
    assert mention.change.direction == direction
    if mention.change.kind == "by":
        assert (mention.measure.value < 0) == (direction == "decrease")
    else:
        assert mention.change.kind == "to"


@pytest.mark.parametrize(
    ("example", "basis"),
    [
        row(f"{basis}: {cue}", example, basis)
        for basis in ("yoy", "mom", "annual", "since", "plan", "peer")
        for cue, example in CUES[basis].items()
    ],
)
def test_a_basis_is_the_basis_of_its_example(example, basis):
    *_, mention = policynum.extract(example)  # 两年 in 两年平均增长3% is one more
    assert mention.change
    assert mention.change.basis == basis


@pytest.mark.parametrize("word", CUES["pseudo"]["words"])
def test_a_pseudo_cue_touches_a_cue(word):
    cues = {cue for name, table in CUES.items() if name != "pseudo" for cue in (*table.get("words", ()), *table)}
    touched = any(
        cue in word or any(word.endswith(cue[:size]) or word.startswith(cue[-size:]) for size in range(1, len(cue)))
        for cue in cues
    )
    assert touched


@pytest.mark.parametrize("word", CUES["pseudo"]["words"])
def test_no_pseudo_cue_fires(word):
    for text in (word, f"全市{word}，5个"):
        start = text.index(word)
        hits = [hit for hit in clauses.cues(text, 0, len(text)) if start <= hit.start < start + len(word)]
        assert hits == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("rise", "rise_near", "rate_up"), ("fall", "fall_near", "rate_down")),
        (("aim", "aim_weak", "expected"), ("past", "past_weak", "standing")),
        (("yoy",), ("mom",)),
    ],
)
def test_no_cue_says_opposite_things(one, other):
    said = [{cue for table in tables for cue in CUES[table]} for tables in (one, other)]
    assert said[0] & said[1] == set()


# -- links and names ---------------------------------------------------------------------------------------------------

INDICATORS = lexicon.load("indicators")


@pytest.mark.parametrize("word", INDICATORS["kept"]["words"])
def test_what_is_kept_would_else_be_taken_off(word):
    taken = (*INDICATORS["openers"]["words"], *INDICATORS["verbs"]["words"], *INDICATORS["ways"]["words"], *"和及与")
    assert word.startswith(taken) or any(opener.startswith(word) for opener in taken)


@pytest.mark.parametrize(("one", "other"), [row("verbs-kept", "verbs", "kept"), row("openers-kept", "openers", "kept")])
def test_what_is_kept_is_not_taken_off(one, other):
    assert set(INDICATORS[one]["words"]) & set(INDICATORS[other]["words"]) == set()


def indicator(text):
    return [(mention.indicator or "").replace("|", "") for mention in policynum.extract(text)]


@pytest.mark.parametrize("word", lexicon.load("links")["words"])
def test_a_link_is_no_part_of_the_name(word):
    assert indicator(f"甲级油茶产量{word}5.5万吨")[-1:] == ["甲级油茶产量"]


@pytest.mark.parametrize("word", [row(f"verbs: {word}", word) for word in INDICATORS["verbs"]["words"]])
def test_a_verb_is_no_part_of_the_name(word):
    name = f"{word}油茶产业园" if word in INDICATORS["undone"]["words"] else "油茶产业园"  # 关停|…: they are no more
    assert indicator(f"全县{word}油茶产业园6.5万亩。") == [name]


@pytest.mark.parametrize("word", [row(f"undone: {word}", word) for word in INDICATORS["undone"]["words"]])
def test_what_was_done_away_with_says_so(word):
    assert indicator(f"全县{word}9座油茶冷库。") == [f"{word}油茶冷库"]


@pytest.mark.parametrize("word", [*INDICATORS["new"]["words"], *INDICATORS["flow"]["words"]])
def test_what_is_new_says_so(word):
    assert indicator(f"全县{word}9座油茶冷库。") == [f"{word}油茶冷库"]


@pytest.mark.parametrize("word", INDICATORS["flow"]["words"])
def test_all_there_are_are_no_more_those_that_are_new(word):
    assert indicator(f"{word}油茶冷库9座、累计达到90座。")[-1] == "油茶冷库"


@pytest.mark.parametrize("word", [row(f"openers: {word}", word) for word in INDICATORS["openers"]["words"]])
def test_an_opener_is_no_part_of_the_name(word):
    assert indicator(f"{word}油茶产业园面积达到6.5万亩。") == ["油茶产业园面积"]


@pytest.mark.parametrize("word", [row(f"kept: {word}", word) for word in INDICATORS["kept"]["words"]])
def test_a_name_keeps_what_begins_like_an_opener(word):
    (name,) = indicator(f"全县{word}项目投资达到6.5万元。")
    assert name.startswith(word[:2])


@pytest.mark.parametrize("word", [row(f"ends: {word}", word) for word in INDICATORS["ends"]["words"]])
def test_a_counted_noun_ends_before(word):
    counted = indicator(f"16家油茶企业{word}本地市场。")[0]
    joined = word.startswith(tuple(INDICATORS["attained"]["words"]))
    assert counted == (f"{word}本地市场油茶企业" if joined else "油茶企业")


@pytest.mark.parametrize("word", INDICATORS["weak_ends"]["words"])
def test_a_counted_noun_ends_before_a_verb_but_not_within_a_name(word):
    assert indicator(f"16家油茶企业{word}本地市场。")[0] == "油茶企业"
    assert indicator(f"16个油茶{word}基地。")[0] == f"油茶{word}基地"


@pytest.mark.parametrize("word", INDICATORS["attained"]["words"])
def test_what_was_attained_is_joined(word):
    assert indicator(f"16家油茶企业{word}国家标准。")[0] == f"{word}国家标准油茶企业"


@pytest.mark.parametrize("word", INDICATORS["befell_those"]["words"])
def test_what_befell_those_counted_is_joined(word):
    assert indicator(f"16家油茶企业全部{word}。")[0] == f"{word}油茶企业"


@pytest.mark.parametrize("word", INDICATORS["became"]["words"])
def test_what_became_of_works_is_joined(word):
    assert indicator(f"16座油茶冷库{word}。")[0] == f"{word}油茶冷库"


@pytest.mark.parametrize("word", INDICATORS["deeds"]["words"])
def test_a_deed_is_a_name_behind_what_does_it(word):
    assert indicator(f"完成16座油茶冷库{word}。")[0] == f"油茶冷库{word}"


@pytest.mark.parametrize("word", INDICATORS["befell"]["words"])
def test_what_befell_people_is_what_is_counted(word):
    assert indicator(f"16人{word}现场活动。")[0].startswith(word)


@pytest.mark.parametrize("word", INDICATORS["parting"]["words"])
def test_what_was_done_is_counted_behind_its_verb(word):
    assert indicator(f"甲级园区{word}油茶深加工技术65套。") == ["油茶深加工技术"]


@pytest.mark.parametrize("word", INDICATORS["owners"]["words"])
def test_a_bare_noun_is_of_what_stands_before(word):
    named = f"“油茶{word}" if word == "”" else f"油茶{word}"
    assert indicator(f"{named}20项措施。") == [f"{named}措施"]


@pytest.mark.parametrize("word", INDICATORS["places"]["words"])
def test_places_of_one_character_are_counted(word):
    assert indicator(f"惠及20个{word}。") == [word]


@pytest.mark.parametrize("word", INDICATORS["sums"]["words"])
def test_an_amount_is_of_the_name_behind_it(word):
    assert indicator(f"安排65亿元油茶{word}。") == [f"油茶{word}"]


@pytest.mark.parametrize("word", INDICATORS["funds"]["words"])
def test_an_amount_is_given_as_what_stands_behind_it(word):
    assert indicator(f"发放65亿元油茶{word}。") == [f"油茶{word}"]


@pytest.mark.parametrize("word", INDICATORS["terms_of_grants"]["words"])
def test_a_term_is_of_the_grant_before_it(word):
    assert indicator(f"给予每人每月900元油茶补贴，{word}不超过6个月。")[-1] == f"油茶补贴{word}"


@pytest.mark.parametrize("word", INDICATORS["halves_of_trade"]["words"])
def test_half_of_a_trade_is_of_whom_it_was_told(word):
    assert indicator(f"油茶企业进出口65亿元，其中{word}40亿元。")[-1] == f"油茶企业{word}"


@pytest.mark.parametrize("word", INDICATORS["paid_from"]["words"])
def test_what_money_is_for_comes_before_what_it_is_paid_from(word):
    assert indicator(f"安排油茶{word}65亿元支持农村改厕。") == [f"支持农村改厕油茶{word}"]


@pytest.mark.parametrize("word", INDICATORS["bare_heads"]["words"])
def test_a_measure_is_of_what_its_sentence_is_about(word):
    heads = INDICATORS["heads"]["words"]
    assert indicator(f"油茶大桥连接两岸，{word}6.5公里。") == [f"油茶大桥{word}" if word in heads else word]


@pytest.mark.parametrize("word", INDICATORS["sectors"]["words"])
def test_a_sector_owns_no_other_head(word):
    assert indicator(f"完成{word}产值6.5亿元，税收5.5亿元。") == [f"{word}产值", "税收"]


@pytest.mark.parametrize("word", INDICATORS["describes"]["words"])
def test_a_clause_tells_which_noun_is_counted(word):
    assert indicator(f"16座{word}加工能力的油茶冷库。")[0] == f"{word}加工能力的油茶冷库"


@pytest.mark.parametrize("word", [row(f"shared: {word}", word) for word in INDICATORS["shared"]["words"]])
def test_a_shared_head_goes_with_each_name(word):
    assert indicator(f"甲类、乙类{word}分别增长5.5%、6.5%。") == [f"甲类{word}", f"乙类{word}"]


# -- areas and times ---------------------------------------------------------------------------------------------------

AREAS = INDICATORS["areas"]
NO_AREAS = [f"{before}{end}" for end, listed in AREAS["divisions"].items() for before in listed]


@pytest.mark.parametrize(
    "area",
    [
        *(f"青溪{end}" for end in AREAS["divisions"]),
        *AREAS["regions"],
        *(f"{region}地区" for region in (*AREAS["regions"], *AREAS["with_area"])),
        *(f"对丙{partner}" for partner in AREAS["partners"]),
    ],
)
def test_what_was_measured_before_is_told_of_an_area(area):
    assert indicator(f"油茶出口增长5.5%，{area}增长8.5%。") == ["油茶出口", f"{area}油茶出口"]


@pytest.mark.parametrize("word", [*NO_AREAS, *AREAS["with_area"]])
def test_what_is_no_area_is_measured_itself(word):
    assert indicator(f"油茶出口增长5.5%，青溪{word}增长8.5%。") == ["油茶出口", f"青溪{word}"]


@pytest.mark.parametrize("word", lexicon.load("periods")["named"]["befell"])
def test_what_became_of_a_thing_dates_the_thing(word):
    (mention,) = policynum.extract(f"2022年{word}的油茶园已完成投资6.5亿元。")
    assert mention.period is None


# -- what only describes -----------------------------------------------------------------------------------------------

ROLES = lexicon.load("roles")


def first_role(text):
    return policynum.extract(text)[0].role


@pytest.mark.parametrize("word", ROLES["things"])
def test_a_thing_is_named_after_its_size(word):
    assert first_role(f"60.5万吨油茶{word}落户园区。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["groups"])
def test_a_threshold_selects_a_group(word):
    assert first_role(f"重点服务投资5.5亿元以上的{word}。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", [*ROLES["gifts"], *ROLES["paid_at"]])
def test_a_grant_is_at_its_level(word):
    assert first_role(f"给予最高50.5万元{word}。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["nameplates"])
def test_a_nameplate_rates(word):
    assert first_role(f"{word}60.5万吨油茶籽油落户园区。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["plates"])
def test_a_plate_rates_unless_it_is_aimed_at(word):
    assert first_role(f"油茶籽油{word}达60.5万吨。") is Role.SPECIFICATION
    assert first_role(f"力争油茶籽油{word}达到60.5万吨。") is Role.TARGET


@pytest.mark.parametrize("word", ROLES["ratings"])
def test_a_rating_rates(word):
    assert first_role(f"{word}600.5公里的新型船舶下水。") is Role.SPECIFICATION


@pytest.mark.parametrize("document", ROLES["documents"])
@pytest.mark.parametrize("verb", ROLES["composes"])
def test_a_document_is_made_of(document, verb):
    assert first_role(f"油茶产业{document}{verb}36项重点任务。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["penalties"])
def test_a_penalty_is_at_its_level(word):
    assert first_role(f"并处油茶货值五倍以上十倍以下的{word}。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", [*ROLES["lines"], *ROLES["bare_lines"]])
def test_a_number_draws_a_line(word):
    assert first_role(f"油茶出油率已超过8.5%的{word}。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["bare_lines"])
def test_a_number_right_before_its_line_draws_it(word):
    assert first_role(f"油茶出油率已超过8.5%{word}。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["beyond"])
def test_some_are_known_by_what_they_go_beyond(word):
    assert first_role(f"油茶树龄{word}50.5年的林地已经更新。") is Role.SPECIFICATION


@pytest.mark.parametrize("word", ROLES["treats"])
def test_what_is_done_with_an_object_is_no_aim(word):
    assert first_role(f"将面积6.5万亩的油茶林{word}示范区。") is not Role.TARGET


@pytest.mark.parametrize("word", ROLES["treats_anew"])
def test_what_an_object_is_made_of_anew_is_no_aim(word):
    assert first_role(f"将油茶林6.5万亩与青溪林场合并，{word}示范区。") is not Role.TARGET


@pytest.mark.parametrize("word", ROLES["obliges"])
def test_a_duty_aims_within_a_rule(word):
    rule = "第一条 制定本办法。\n第二条 油茶园绿化率{}30.5%。\n第三条 自公布之日起施行。"
    assert first_role(rule.format(word)) is Role.TARGET


@pytest.mark.parametrize("word", ROLES["modals"])
def test_a_modal_aims_but_not_within_a_rule(word):
    number = {"将": "建成", "不得": "超过", "应不": "低于", "计划": "建成", "要求": "建成", "建议": "建成"}.get(
        word, ""
    )
    rule = f"第一条 制定本办法。\n第二条 油茶园{word}{number}30.5公顷。\n第三条 自公布之日起施行。"
    assert first_role(f"油茶园{word}{number}30.5公顷。") is Role.TARGET
    assert first_role(rule) is (Role.TARGET if f"{word}{number}" in ROLES["obliges"] else Role.SPECIFICATION)


@pytest.mark.parametrize("word", lexicon.load("links")["more"])
def test_what_was_done_more_of_is_a_difference(word):
    (mention,) = policynum.extract(f"油茶园较去年多{word}6.5万元。")
    assert (mention.role, mention.change.basis) == (Role.COMPARISON, "yoy")


@pytest.mark.parametrize("noun", lexicon.load("indicators")["courses"]["words"])
def test_what_goes_on_owns_nothing(noun):
    (mention,) = policynum.extract(f"在林业{noun}中，男性占35.5%。")
    assert mention.indicator == "男性"


@pytest.mark.parametrize("verb", lexicon.load("indicators")["done_there"]["words"])
def test_where_it_is_done_is_no_part_of_the_name(verb):
    (mention,) = policynum.extract(f"全年在东湖园区{verb}苗木8.5万株。")
    assert mention.indicator == "苗木"


@pytest.mark.parametrize("verb", lexicon.load("indicators")["serves"]["words"])
def test_who_is_served_is_no_part_of_the_name(verb):
    (mention,) = policynum.extract(f"全年为山区农户{verb}运费8.5万元。")
    assert mention.indicator is not None
    assert "农户" not in mention.indicator


def test_every_code_of_a_cue_is_documented():
    page = (Path(__file__).parents[1] / "docs" / "reference" / "keys.md").read_text(encoding="utf-8")
    table = page.partition("## The cues")[2].partition("## The flags")[0]
    codes = {
        code for row in re.findall(r"^\| (`.+?) \|", table, re.MULTILINE) for code in re.findall("`([a-z_]+)`", row)
    }
    assert codes == set(lexicon.load("cues")) - {"end", "pseudo"} | {"rate_of", "ahead"}


# -- trends ------------------------------------------------------------------------------------------------------------

TRENDS = {key: table["words"].split() for key, table in lexicon.load("trends").items()}
HOW = [
    *(f"{rate}持续回升" for rate in TRENDS["rates"]),
    *(f"{manner}增长" for manner in TRENDS["manners"]),
    *(f"持续{course}" for course in TRENDS["courses"]),
    *(f"保持增长{state}" for state in TRENDS["state"]),
    *(f"{sign}良好" for sign in TRENDS["signs"]),
    *(f"表现{quality}" for quality in TRENDS["qualities"]),
    *TRENDS["whole"],
]


@pytest.mark.parametrize("how", HOW)
def test_a_clause_that_says_how_its_subject_goes_names_the_number_behind_it(how):
    *_, mention = policynum.extract(f"居民存款增长5%。园区商户{how}，达到70家。")
    assert mention.indicator == "园区商户"


@pytest.mark.parametrize("word", TRENDS["apart"])
def test_what_names_nothing_alone_leaves_the_number_to_what_was_told(word):
    *_, mention = policynum.extract(f"居民存款增长5%，{word}持续向好，增加7亿元。")
    assert mention.indicator == "居民存款"


# -- families ----------------------------------------------------------------------------------------------------------

FAMILIES = lexicon.load("families")["family"]


@pytest.mark.parametrize(
    ("family", "measure"),
    [
        row(f"{table['measures'].split()[0]}: {word}", table, word)
        for table in FAMILIES
        for word in table["measures"].split()
    ],
)
def test_a_measure_is_of_what_its_like_was(family, measure):
    owner = family.get("owners", "甲级油茶").split()[0]
    first = next(word for word in family["measures"].split() if word != measure)
    told = policynum.extract(f"甲地{owner}{first}增长5%，{measure}增长6.5%。")
    assert told[-1].indicator.replace("|", "").endswith(f"{owner}{measure}")


@pytest.mark.parametrize("owner", [word for table in FAMILIES for word in table.get("owners", "").split()])
def test_what_was_only_counted_has_the_measures_of_its_family(owner):
    measure = next(table["measures"] for table in FAMILIES if owner in table.get("owners", "")).split()[0]
    told = policynum.extract(f"甲级{owner}共12个，{measure}增长6.5%。")
    assert told[-1].indicator == f"甲级{owner}|{measure}"
