"""What the check says to machines, and how standard input stands for a file."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner, Result

from generator.command.cli import main
from generator.command.reports import LANGUAGES, REPORTS, Found, as_github
from generator.problems import Place, Problem, Words

pytest_plugins = ["mini_project"]

HAN = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
RESPONSE = "playbooks/alpha/response.yml"
ODD = Problem(
    Place("playbooks/a,b/50%:一.yml", 3, 5, 9),
    "unknown-id",
    Words("坏，100%：\r\n是", "bad, 100%: ::it\nis"),
    Words("改它", "mend it"),
)
ADVICE = Problem(Place("playbooks/x.yml"), "too-long", Words("长", "long"), Words("短些", "shorten"))
FOUND = Found((ODD,), (ADVICE,))


def check(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, given: str | bytes | None = None) -> Result:
    monkeypatch.chdir(folder)
    return CliRunner().invoke(main, ["check", *arguments], input=given)


def mistaken(mini: Path) -> str:
    text = (mini / RESPONSE).read_text(encoding="utf-8")
    assert text.count("accountable: writer") == 1
    return text.replace("accountable: writer", "accountable: writr")


def test_json_says_everything_of_a_problem() -> None:
    first, second = json.loads(REPORTS["json"](FOUND, LANGUAGES["both"]))["problems"]
    assert first == {
        "rule": "unknown-id",
        "file": "playbooks/a,b/50%:一.yml",
        "line": 3,
        "column": 5,
        "end_column": 9,
        "level": "problem",
        "message": {"zh": "坏，100%：\r\n是", "en": "bad, 100%: ::it\nis"},
        "fix": {"zh": "改它", "en": "mend it"},
    }
    assert second["level"] == "advice"
    only = json.loads(REPORTS["json"](FOUND, LANGUAGES["en"]))["problems"][0]
    assert (only["message"], only["fix"]) == ({"en": "bad, 100%: ::it\nis"}, {"en": "mend it"})


def test_github_gets_one_command_a_line_with_what_would_end_it_escaped() -> None:
    assert as_github(FOUND, LANGUAGES["en"]).splitlines() == [
        (
            "::error file=playbooks/a%2Cb/50%25%3A一.yml,line=3,col=5,endColumn=9,title=unknown-id"
            "::bad, 100%25: ::it%0Ais%0Amend it"
        ),
        "::warning file=playbooks/x.yml,line=1,col=1,endColumn=2,title=too-long::long%0Ashorten",
    ]
    assert "坏，100%25：%0D%0A是  bad" in as_github(FOUND, LANGUAGES["both"])


def test_sarif_is_a_log_that_scanners_take() -> None:
    log = json.loads(REPORTS["sarif"](FOUND, LANGUAGES["both"]))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] == "unicodeCodePoints"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == sorted(set(rules)) == ["too-long", "unknown-id"]
    assert [result["level"] for result in run["results"]] == ["error", "warning"]
    for result, problem in zip(run["results"], (ODD, ADVICE), strict=True):
        assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations"}
        assert rules[result["ruleIndex"]] == result["ruleId"] == problem.rule
        assert problem.message.en in result["message"]["text"]
        [location] = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9%/._~-]+", place["artifactLocation"]["uri"])
        assert unquote(place["artifactLocation"]["uri"]) == problem.place.file
        assert place["region"] == {
            "startLine": problem.place.line,
            "startColumn": problem.place.column,
            "endColumn": problem.place.end,
        }


def test_no_problem_is_a_valid_result_too() -> None:
    empty = {name: report(Found(), LANGUAGES["both"]) for name, report in REPORTS.items()}
    assert json.loads(empty["json"]) == {"problems": []}
    assert json.loads(empty["sarif"])["runs"][0]["results"] == []
    assert empty["github"] == ""


def test_standard_input_stands_for_a_file(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (mini / RESPONSE).read_bytes()
    result = check(mini, monkeypatch, "-", "--as", RESPONSE, "--format", "json", "--lang", "en", given=mistaken(mini))
    [one] = json.loads(result.stdout_bytes)["problems"]
    assert (result.exit_code, result.stderr) == (1, "")
    assert (one["rule"], one["file"], one["line"], one["column"]) == ("unknown-id", RESPONSE, 63, 18)
    assert not HAN.search(json.dumps(one, ensure_ascii=False))
    assert (mini / RESPONSE).read_bytes() == before


def test_the_line_that_is_quoted_is_the_one_that_was_read(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = mistaken(mini)
    result = check(mini / "playbooks" / "alpha", monkeypatch, "-", "--as", "response.yml", "--lang", "en", given=text)
    assert result.stdout == (
        f"{RESPONSE}:63:18  unknown-id\n"
        '  There is no "writr" in roles.\n'
        "   63 |     accountable: writr\n"
        "      |                  ^^^^^\n"
        '  Fix: Did you mean "writer"?\n\n'
        "1 problem in 1 file. Nothing was written.\n"
    )


def test_what_is_wrong_on_disk_does_not_count_where_standard_input_stands(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = (mini / RESPONSE).read_text(encoding="utf-8")
    (mini / RESPONSE).write_text(mistaken(mini), encoding="utf-8")
    assert check(mini, monkeypatch, "-", "--as", RESPONSE, "-q", given=good).stdout == ""
    zh = check(mini, monkeypatch, "--lang", "zh")
    assert (zh.exit_code, "Fix" in zh.stdout, "Nothing" in zh.stdout) == (1, False, False)
    assert check(mini, monkeypatch, "-q", "--lang", "zh").stdout == zh.stdout


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [("a: 1\n", 0, "The text is well written.\n"), ("a： 1\n", 1, "<stdin>:1:2  fullwidth-colon\n")],
)
def test_a_text_that_stands_for_no_file_is_read_alone(
    given: str, code: int, said: str, mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(mini, monkeypatch, "-", "--lang", "en", given=given)
    assert result.exit_code == code
    assert result.stdout.startswith(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--as", RESPONSE),
        ("-", "--as", "mkdocs.yml"),
        ("-", "--as", "../elsewhere.yml"),
        ("-", "--as", "playbooks/alpha/response.txt"),
        ("--format", "xml"),
        ("--lang", "fr"),
        ("--verbose", "--format", "json"),
        ("--verbose", "-q"),
    ],
)
def test_wrong_use_says_nothing_on_standard_output(
    arguments: tuple[str, ...], mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = check(mini, monkeypatch, *arguments, given="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


def test_a_name_that_nothing_reads_is_told(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(mini, monkeypatch, "-", "--as", "playbooks/alpha/respons.yml", "--format", "json", given="a: 1\n")
    assert "unknown-file" in [one["rule"] for one in json.loads(result.stdout_bytes)["problems"]]
    assert result.exit_code == 1


def test_colour_changes_no_word_and_a_reader_that_leaves_gets_no_traceback(mini: Path) -> None:
    (mini / RESPONSE).write_text(mistaken(mini), encoding="utf-8")
    handbook = str(Path(sys.executable).with_name("handbook"))
    script = '"$0" check; echo $?; NO_COLOR=1 FORCE_COLOR=1 "$0" check; echo $?; "$0" check | head -1'
    done = subprocess.run(["sh", "-c", script, handbook], cwd=mini, capture_output=True, check=True)  # noqa: S607
    plain = re.sub(rb"\x1b\[[0-9;]*m", b"", done.stdout).decode()
    once, code, again = plain.partition("\n1\n")
    assert code
    assert again.startswith(f"{once}\n1\n")
    assert again.splitlines()[-1] == f"{RESPONSE}:63:18  unknown-id"
    assert done.stderr == b""
