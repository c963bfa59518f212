"""The command line as a user meets it: formats, files that cannot be read, encodings, exit codes, pipes."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import policynum
from policynum import cli
from policynum.render import KEYS

TEXT = "今年，力争粮食产量达到60万吨以上，地区生产总值增长6%左右。\n去年，财政收入完成35.2亿元。\n"
REPORT = Path(__file__).parents[1] / "examples" / "report.txt"


def run(*arguments, given=None):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "云泽.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_table_is_the_default(report):
    done = run("extract", report)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].split() == ["text", "value", "SI", "or", "CNY", "role", "change", "indicator", "period", "flags"]
    assert [line.split()[0] for line in lines[2:]] == ["60万吨", "6%", "35.2亿元"]


def test_json_lines_are_the_dicts(report):
    rows = [json.loads(line) for line in run("extract", report, "--format", "jsonl").stdout.splitlines()]
    assert rows == [mention.to_dict() for mention in policynum.extract(TEXT)]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == ["60万吨", "6%", "35.2亿元"]


def test_csv_has_the_keys_for_header(report):
    rows = list(csv.reader(io.StringIO(run("extract", report, "--format", "csv").stdout)))
    assert rows[0] == list(KEYS)
    assert len(rows) == 4


def test_html_is_one_page(report):
    page = run("extract", report, "--format", "html").stdout
    assert page.count("<html") == 1
    assert '<mark class="target" tabindex="0"' in page


def test_standard_input_and_output_file(report, tmp_path):
    out = tmp_path / "out.csv"
    assert run("extract", "--format", "csv", "--output", out, given=TEXT).stdout == ""
    printed = run("extract", report, "--format", "csv").stdout
    assert out.read_text(encoding="utf-8") == f"\ufeff{printed}"  # by which Excel knows UTF-8
    assert out.read_text(encoding="utf-8-sig") == printed
    assert run("extract", "-", given=TEXT).stdout == run("extract", report).stdout


def test_roles_select(report):
    rows = run("extract", report, "--format", "jsonl", "--role", "target").stdout.splitlines()
    assert [json.loads(row)["role"] for row in rows] == ["target", "target"]
    both = run("extract", report, "--format", "jsonl", "--role", "target", "--role", "actual").stdout.splitlines()
    assert len(both) == 3


def test_the_date_of_publication_is_passed_on(report):
    rows = run("extract", report, "--format", "jsonl", "--published", "2024-02-01").stdout.splitlines()
    assert json.loads(rows[0])["period_start"] == "2024-01-01"
    assert json.loads(run("extract", report, "--format", "jsonl").stdout.splitlines()[0])["period_start"] is None


def test_own_units(tmp_path):
    lexicon = tmp_path / "own.toml"
    lexicon.write_text('[units]\n"麻袋" = "90 kg"\n', encoding="utf-8")
    rows = run("extract", "--format", "jsonl", "--lexicon", lexicon, given="收购2万麻袋。").stdout.splitlines()
    assert [json.loads(row)["si_value"] for row in rows] == ["1800000"]
    lexicon.write_text('[units]\nSKU = "classifier"\n', encoding="utf-8")
    for form in cli.FORMATS:
        done = run("extract", "--lexicon", lexicon, "--format", form, given="新增48SKU。")
        assert (done.exit_code, "48SKU" in done.stdout) == (0, True)
    assert "48 SKU" in run("parse", "48SKU", "--lexicon", lexicon).stdout
    lexicon.write_text('[units]\n"麻袋" = "90 kgs"\n', encoding="utf-8")
    refused = run("extract", "--lexicon", lexicon, given="")
    assert refused.exit_code == 2
    assert "own.toml, line 2" in refused.stderr


def test_several_files_say_which_is_which_and_a_bad_one_stops_no_other(report, tmp_path):
    missing, broken = tmp_path / "缺.txt", tmp_path / "broken.txt"
    broken.write_bytes(bytes(range(256)) * 40)
    files = [missing, report, broken, tmp_path, report]
    table = run("extract", *files)
    assert table.exit_code == 1
    assert table.stdout == "\n".join([f"{report}\n{run('extract', report).stdout}"] * 2)
    errors = table.stderr.splitlines()
    assert [line.rpartition(": ")[0] for line in errors] == [str(missing), str(broken), str(tmp_path)]
    assert "No such file" in errors[0]
    assert "--encoding" in errors[1]
    rows = [json.loads(line) for line in run("extract", *files, "--format", "jsonl").stdout.splitlines()]
    assert {row["file"] for row in rows} == {str(report)}
    lines = run("extract", *files, "--format", "csv").stdout.splitlines()
    assert [line.startswith("file,start,end") for line in lines] == [True] + [False] * 6
    assert run("extract", *files, "--format", "html").stdout.count(f">{report}</h2>") == 2


def test_a_page_of_several_texts_lists_them(report, tmp_path):
    page = run("extract", report, tmp_path / "缺.txt", report, "--format", "html").stdout
    for number in (1, 2):
        assert f'<li><a href="#policynum-text-{number}">{report}</a></li>' in page
        assert f'<h2 id="policynum-text-{number}">{report}</h2>' in page
    assert "policynum-text-3" not in page
    assert "<nav" not in run("extract", report, "--format", "html").stdout


def test_a_page_of_some_roles_counts_no_others(report):
    page = run("extract", report, "--format", "html", "--role", "actual").stdout
    assert '<mark class="actual">actual</mark> 1</li>' in page
    assert ">target</mark>" not in page


@pytest.mark.parametrize(
    ("name", "form"),
    [("out.CSV", "csv"), ("out.JSONL", "jsonl"), ("out.html", "html"), ("out.txt", "table"), ("out", "table")],
)
def test_the_ending_of_the_output_names_its_format(report, tmp_path, name, form):
    one, other = tmp_path / name, tmp_path / f"other-{name}"
    assert run("extract", report, "--output", one).exit_code == 0
    assert run("extract", report, "--output", other, "--format", form).exit_code == 0
    assert one.read_bytes() == other.read_bytes()


def test_an_ending_that_promises_another_format_is_refused(report, tmp_path):
    done = run("extract", report, "--output", tmp_path / "out.xlsx")
    assert (done.exit_code, list(tmp_path.iterdir())) == (2, [report])
    assert "no format is called .xlsx: --format names one of table, jsonl, csv, html" in done.stderr
    assert run("extract", report, "--output", tmp_path / "out.json", "--format", "jsonl").exit_code == 0


def test_own_units_are_never_overwritten(report, tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[units]\n"麻袋" = "90 kg"\n', encoding="utf-8")
    done = run("extract", report, "--lexicon", own, "--output", own)
    assert done.exit_code == 2
    assert "name another file for --output" in done.stderr
    assert "麻袋" in own.read_text(encoding="utf-8")


def test_explain_says_which_file_where_there_are_several(report, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    screens = run("explain", report, empty, report).stdout
    alone = run("explain", report).stdout
    assert screens == f"{report}\n\n{alone}\n{report}\n\n{alone}"


def _poisoned(text, **arguments):
    if "毒" in text:
        raise RuntimeError("poison")
    return policynum.extract(text, **arguments)


FORKED = sys.platform == "linux" and sys.version_info < (3, 14)  # other processes know of no monkey


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.skipif(not FORKED, reason="no fork"))])
@pytest.mark.parametrize("form", cli.FORMATS)
def test_a_file_that_fails_in_the_reading_stops_no_other(report, tmp_path, monkeypatch, form, workers):
    monkeypatch.setattr(cli.pipeline, "extract", _poisoned)
    bad = tmp_path / "bad.txt"
    bad.write_text("投毒3次。", encoding="utf-8")
    options = ["--format", form, "--workers", workers]
    done = run("extract", bad, report, bad, report, *options)
    assert done.exit_code == 1
    assert done.stdout == run("extract", report, tmp_path / "none.txt", report, "--format", form).stdout
    assert done.stderr.count(f"{bad}: RuntimeError, which should not happen: poison\n") == 2
    out = tmp_path / "out"
    assert run("extract", bad, "--output", out, *options).exit_code == 1
    assert not out.exists()


@pytest.mark.parametrize("form", cli.FORMATS)
def test_a_file_that_fails_in_the_writing_stops_no_other(report, tmp_path, monkeypatch, form):
    odd = tmp_path / "odd.txt"
    odd.write_text("新增1234567家。", encoding="utf-8")
    expected = run("extract", tmp_path / "none.txt", report, "--format", form).stdout
    si = policynum.Measure.si.fget
    monkeypatch.setattr(policynum.Measure, "si", property(lambda one: 1 / 0 if one.value == 1234567 else si(one)))
    done = run("extract", odd, report, "--format", form)
    assert (done.exit_code, done.stdout) == (1, expected)
    assert done.stderr == f"{odd}: ZeroDivisionError, which should not happen: division by zero\n"
    done = run("explain", odd, report)
    assert (done.exit_code, done.stdout) == (1, f"{report}\n\n{run('explain', report).stdout}")


@pytest.mark.parametrize(
    "begins", [b"%PDF-1.7\n", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff"]
)
@pytest.mark.parametrize("options", [[], ["--encoding", "gb18030"]])
def test_a_file_that_is_no_plain_text_is_refused(begins, options, report, tmp_path):
    paper = tmp_path / "报告.pdf"
    paper.write_bytes(begins + "投资5亿元".encode("gb18030"))
    done = run("extract", *options, paper)
    assert done.exit_code == 1
    assert done.stderr == f"{paper}: a PDF, Word, picture or packed file, no plain text; save it as text first\n"
    assert "5亿元" not in done.stdout
    assert "亿元" in run("extract", report, paper).stdout  # the other files are read


def test_a_few_characters_in_gb18030_are_read(tmp_path):
    report = tmp_path / "short.txt"
    report.write_bytes("投资5亿元".encode("gb18030"))
    done = run("extract", report, "--format", "jsonl")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["text"] == "5亿元"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-16-le"])
def test_other_encodings_are_recognised_and_said(report, encoding):
    expected = run("extract", report).stdout
    report.write_bytes(TEXT.encode(encoding))
    done = run("extract", report)
    assert done.exit_code == 0
    assert done.stdout == expected
    assert f"{report}: read as " in done.stderr


def test_big5_is_recognised(report):
    report.write_bytes("今年，力爭糧食產量達到60萬噸以上，增長6%左右，投資達到五十億元。".encode("big5"))
    assert "60萬噸" in run("extract", report).stdout


def test_an_encoding_may_be_named(report):
    report.write_bytes(TEXT.encode("gb18030"))
    done = run("extract", report, "--encoding", "gbk")
    assert done.stderr == ""
    assert "35.2亿元" in done.stdout
    wrong = run("extract", report, "--encoding", "utf-8")
    assert wrong.exit_code == 1
    assert "can't decode" in wrong.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "--format", "xml"],
        ["extract", "--role", "aim"],
        ["extract", "--published", "2025"],
        ["extract", "--encoding", "utf-99"],
        ["extract", "--lexicon", "no-such-file.toml"],
        ["extract", "--output", "no-such-folder/out.csv"],
        ["parse"],
        ["summarise"],
    ],
)
def test_wrong_usage_is_exit_code_2(arguments):
    done = run(*arguments, given="")
    assert done.exit_code == 2
    assert "Error: " in done.stderr


def test_a_day_that_is_none_is_told_how_to_write():
    assert "write it as in 2025-01-20" in run("extract", "--published", "2025", given="").stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_told_by_name(report):
    done = run("extract", report, "--output", "/dev/full")
    assert done.exit_code == 1
    assert "Error: /dev/full: No space left" in done.stderr


def test_offsets_hold_for_the_file_as_it_stands(report):
    text = "\ufeff一\r\n二\r完成投资35.2亿元。\r\n"
    report.write_text(text, encoding="utf-8", newline="")
    row = json.loads(run("extract", report, "--format", "jsonl").stdout)
    assert text[row["start"] : row["end"]] == "35.2亿元"


def test_workers_change_nothing(report):
    one, two = (run("extract", *[report] * 4, "--format", "jsonl", "--workers", number) for number in (1, 2))
    assert one.stdout == two.stdout
    assert two.exit_code == 0


def test_explain(report):
    screens = run("explain", report).stdout
    assert screens == "\n".join(map(policynum.explain, policynum.extract(TEXT)))
    assert run("explain", "--find", "35.2", report).stdout == policynum.explain(policynum.extract(TEXT)[2])


def test_parse():
    done = run("parse", "1.3万亿元")
    assert done.stdout == (
        "value      1,300,000,000,000 CNY\nSI or CNY  1,300,000,000,000 CNY\n"
        "bound      exact\nin words   一万三千亿元\n"
    )
    measure = json.loads(run("parse", "60万吨以上", "--format", "json").stdout)
    assert policynum.Measure.from_dict(measure) == policynum.parse("60万吨以上")
    assert run("parse", "-5%").stdout.startswith("value      -5 percent")
    assert run("parse", "三分之一").stdout.endswith("in words   三分之一\n")


def test_parse_shows_where_it_stopped():
    done = run("parse", "5万砘")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert "砘" in done.stderr
    assert "^" in done.stderr


def test_version_and_help():
    assert run("--version").stdout == f"policynum {policynum.__version__}\n"
    assert "extract" in run("-h").stdout


def policynum_command(*arguments):
    return [sys.executable, "-c", "from policynum.cli import main; main()", *map(str, arguments)]


def test_a_reader_that_stops_early_sees_no_traceback():
    with subprocess.Popen(
        policynum_command("extract", *[REPORT] * 50, "--format", "jsonl"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert errors == b""


def test_without_the_extra_the_message_says_what_to_install():
    program = "import sys; sys.modules['click'] = None; import policynum.cli"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "The command line needs click: pip install 'policynum[cli]'\n"


def test_a_terminal_sees_a_bar_for_several_files_and_a_pipe_does_not(report):
    pty = pytest.importorskip("pty")
    above, below = pty.openpty()
    command = policynum_command("extract", report, report, "--format", "csv")
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=below, env=os.environ | {"TERM": "xterm"})
    os.close(below)
    with os.fdopen(above, "rb", buffering=0) as terminal:
        seen = terminal.read(65536)
    assert b"Reading" in seen
    assert done.stdout.count(b"\n") == 7
    assert subprocess.run(command, capture_output=True).stderr == b""


def test_a_file_is_never_read_and_written_at_once(report):
    done = run("extract", report, "--output", report)
    assert done.exit_code == 2
    assert "name another file for --output" in done.stderr
    assert report.read_text(encoding="utf-8") == TEXT


def test_what_stood_in_the_output_file_stays_where_nothing_could_be_read(report, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("before", encoding="utf-8")
    assert run("extract", tmp_path / "missing.txt", "--format", "csv", "--output", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "before"
    assert run("extract", tmp_path / "missing.txt", report, "--format", "csv", "--output", out).exit_code == 1
    assert len(out.read_text(encoding="utf-8").splitlines()) == 4
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", report.name]


@pytest.mark.parametrize("read", [True, False])
def test_a_file_named_like_a_part_of_the_output_is_left_alone(tmp_path, read):
    part, out = tmp_path / "out.csv.part", tmp_path / "out.csv"
    part.write_text(TEXT, encoding="utf-8")
    given = {} if read else {"given": TEXT}
    done = run("extract", *([part] if read else []), "--format", "csv", "--output", out, **given)
    assert (done.exit_code, len(out.read_text(encoding="utf-8").splitlines())) == (0, 4)
    assert part.read_text(encoding="utf-8") == TEXT
    assert sorted(tmp_path.iterdir()) == [out, part]


def test_what_breaks_off_leaves_the_output_as_it_was(report, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        yield "half a line"
        raise KeyboardInterrupt

    out = tmp_path / "out.csv"
    out.write_text("before", encoding="utf-8")
    monkeypatch.setattr(cli, "_written", interrupted)
    assert run("extract", report, "--format", "csv", "--output", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(tmp_path.iterdir()) == sorted([out, report])


@pytest.mark.skipif(os.name != "posix", reason="devices as POSIX has them")
def test_a_device_is_written_as_it_stands(report):
    command = policynum_command("extract", report, "--format", "csv", "--output", "/dev/stdout")
    done = subprocess.run(command, capture_output=True)
    assert (done.returncode, done.stdout.count(b"\n"), done.stderr) == (0, 4, b"")


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_the_output_has_the_permissions_of_any_new_file_or_of_the_one_before(report, tmp_path):
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.touch()
    old.chmod(0o604)
    before = os.umask(0o027)
    try:
        for out in (new, old):
            assert run("extract", report, "--format", "csv", "--output", out).exit_code == 0
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert [out.stat().st_mode & 0o777 for out in (new, old)] == [0o640, 0o604]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_character_costs_no_file(tmp_path, encoding):
    path = tmp_path / "damaged.txt"
    path.write_bytes((TEXT * 9).encode(encoding) + b"\xff" + (TEXT * 9).encode(encoding))
    done = run("extract", path, "--format", "jsonl")
    assert (done.exit_code, len(done.stdout.splitlines())) == (0, 54)
    assert f"read as {encoding}, with damaged characters: 1" in done.stderr
    assert run("extract", path, "--format", "jsonl", "--encoding", encoding).stdout == done.stdout


def test_explain_finds_indicators_too_and_says_where_it_finds_nothing(report):
    assert "35.2亿元" in run("explain", report, "--find", "财政收入").stdout
    done = run("explain", report, "--find", "外贸")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "no quantity holds '外贸'\n")
    unread = run("explain", report.parent / "nowhere.txt")
    assert (unread.exit_code, "no quantity" in unread.stderr) == (1, False)


def test_parse_takes_own_units_and_leaves_out_words_that_there_are_none_of(tmp_path):
    own = tmp_path / "own.toml"
    own.write_text('[units]\n"麻袋" = "90 kg"\n', encoding="utf-8")
    assert "450 kg" in run("parse", "5麻袋", "--lexicon", own).stdout
    assert "in words" not in run("parse", "人均几十元").stdout
