"""Reading rule files: what they may say, and one line of error for everything else."""

import pytest

from unboil.rules import Category, RuleError
from unboil.rules.model import Fallback, Scope
from unboil.rules.patterns import Form
from unboil.rules.read import read_file

from .conftest import Write

WHOLE = """\
schema = 1
id = "whole"
note = "all of it"
source = "seen on many pages"
checked = 2025-06-30
hosts = ["News.example.org", "=exact.example.org", "!shop.example.org"]
paths = ["/news/*"]
files = "*.news.txt"
generator = ["WordPress", "html:/themes/example/"]
text_signature = ["One line", ["two", "together"]]
lang = "en"

[text]
start_after = "Menu"
drop_line = ["Advertisement", { re = '\\d+ shares', category = "share", scope = "tail" }]
drop_block = ["Stay connected", { open = "Related", close = "Read all", max_lines = 5 }]
drop_inline = { glob = "(Photo: *)", category = "caption" }
keep_line = "glob:Correction: *"
[[text.end_before]]
line = ["Comments", "glob:* comments"]
min_lines_before = 3
in_last = 0.5
category = "comments"

[html]
body = [".article", "main"]
strip = [".ads", { css = ".bio", category = "bio" }]
keep = ".quote"
inside = "judge"

[[record]]
lines = ["{source}", "re:\\\\d+ hours ago", "- {source}", { line = "{long}", repeat = true }]
min_repeat = 2

[fields]
title = "h1.headline"
authors = ["meta[name=author]@content", "jsonld:author.name"]
date = 're:Published (\\S+)'

[document]
not_article = "Page not found"
paywalled = "css:.paywall"

[guard]
min_keep_ratio = 0.1
must_keep = ["glob:* said*"]
fallback = "keep"

[[version]]
name = "old"
valid_until = 2020-12-31
[version.html]
body = ".old"

[[test]]
text = "One line"
contains = "One"
not_contains = ["Menu"]
"""


def test_reads_everything_a_file_can_say(write: Write) -> None:
    rules = read_file(write(WHOLE))
    assert (rules.id, rules.checked, rules.match.lang) == ("whole", "2025-06-30", ("en",))
    assert rules.match.hosts == ("news.example.org", "=exact.example.org", "!shop.example.org")
    assert rules.match.text_signature == (("One line",), ("two", "together"))
    text = rules.body.text
    assert [pattern.form for pattern in text.end_before[0].patterns] == [Form.LITERAL, Form.GLOB]
    assert text.end_before[0].category is Category.COMMENTS
    assert text.drop_line[1].scope is Scope.TAIL
    assert text.drop_line[1].origin == "whole:text.drop_line[2]"
    assert text.drop_inline[0].origin == "whole:text.drop_inline"
    assert text.drop_block[0].until_blank and not text.drop_block[1].until_blank
    assert rules.body.html.strip[1].category is Category.BIO
    assert rules.body.records[0].lines[3].repeat
    assert rules.body.fields.authors[1].text == "jsonld:author.name"
    assert rules.body.guard.fallback is Fallback.KEEP
    assert rules.versions[0].body.html.body[0].origin == "whole@old:html.body"
    assert rules.tests[0].positive and rules.tests[0].negative


def test_a_simple_rule_is_five_lines(write: Write) -> None:
    rules = read_file(
        write('id = "a"\nhosts = ["a.org"]\n[text]\nend_before = "Comments"\ndrop_line = ["Ad"]\n')
    )
    assert rules.body.text.end_before[0].category is Category.OTHER


HEAD = 'id = "a"\nhosts = ["a.org"]\n'


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ('id = "a\n', 1, "not valid TOML"),
        (HEAD + "x = \n", 3, "not valid TOML"),
        (HEAD + "x=", 3, "not valid TOML"),
        (HEAD + f"x = {'[' * 2000}{']' * 2000}\n", None, "nested too deeply"),
        (HEAD + f"x = {'1' * 5000}\n", None, "not valid TOML"),
        (HEAD + "checked = 2025-13-40\n", 3, "not valid TOML"),
        ('hosts = ["a.org"]\n', None, "id is missing"),
        ('id = "A b"\n', 1, "small letters"),
        (HEAD + "schema = 9\n", 3, "schema 9 is not known"),
        (HEAD + 'nots = "x"\n', 3, "did you mean 'note'?"),
        (HEAD + '[text]\n\ndrop_lines = ["x"]\n', 5, "did you mean 'drop_line'?"),
        (HEAD + '[text]\ndrop_line = [\n "x",\n { lin = "y" },\n]\n', 6, "did you mean 'line'?"),
        (HEAD + "[text]\ndrop_line = [1]\n", 4, "must hold a string or a table, not 1"),
        (
            HEAD + '[text]\ndrop_line = [{ line = "x", category = "adverts" }]\n',
            4,
            "category cannot be 'adverts'",
        ),
        (HEAD + '[text]\ndrop_line = [{ category = "ad" }]\n', 4, "needs one of line, glob, re"),
        (HEAD + '[text]\ndrop_line = [""]\n', 4, "is empty"),
        (HEAD + '[text]\ndrop_line = ["glob:*"]\n', 4, "would match every line"),
        (HEAD + '[text]\nkeep_line = [{ line = "x", category = "ad" }]\n', 4, "unknown key 'category'"),
        (HEAD + "[text]\ndrop_line = ['re:(a)\\1']\n", 4, "back-reference"),
        (HEAD + '[text]\nend_before = [{ re = "(?=x)" }]\n', 4, "look-around"),
        (HEAD + '[text]\nend_before = [{ line = "x", in_last = 50 }]\n', 4, "a number from 0 to 1"),
        (HEAD + '[text]\nend_before = [{ line = "x", min_lines_before = -1 }]\n', 4, "zero or more"),
        (HEAD + '[text]\ndrop_block = [{ close = "x" }]\n', 4, "needs open"),
        (HEAD + "paths = 3\n", 3, "paths must hold strings, not 3"),
        (HEAD + 'text_signature = [["a", 1]]\n', 3, "lists of lines"),
        (HEAD + 'text_signature = ["re:a"]\n', 3, "no regular expression"),
        ('id = "a"\nhosts = ["https://a.org/x"]\n', 2, "is no host name"),
        (HEAD + 'checked = "yesterday"\n', 3, "must be a date"),
        (HEAD + 'checked = "2025-02-30"\n', 3, "must be a date"),
        (HEAD + '[html]\nbody = ["div["]\n', 4, "bad selector 'div['"),
        (HEAD + '[html]\nstrip = ["//div"]\n', 4, "for XPath write"),
        (HEAD + '[html]\nstrip = ["xpath://div["]\n', 4, "bad selector 'xpath://div['"),
        (HEAD + '[html]\ninside = "maybe"\n', 4, "inside cannot be 'maybe'"),
        (HEAD + "[fields]\ntitle = 're:Title: .*'\n", 4, "needs exactly one group"),
        (HEAD + '[fields]\ntitle = "jsonld:"\n', 4, "is no path"),
        (HEAD + '[fields]\ntitle = "xpath://h1["\n', 4, "bad selector 'xpath://h1['"),
        (HEAD + '[fields]\ntitle = ["h1", "xpath:count(//p)"]\n', 4, "gives no elements"),
        (HEAD + '[fields]\ntitle = "h1[@content"\n', 4, "bad selector"),
        (HEAD + '[document]\nstub = ["css:p:nope"]\n', 4, "bad selector"),
        (HEAD + '[[record]]\nlines = ["{short}"]\n', 4, "two lines or more"),
        (HEAD + '[[record]]\nlines = ["{a} {b}", "x"]\n', 4, "one placeholder"),
        (HEAD + '[guard]\nmin_keep_ratio = "half"\n', 4, "a number from 0 to 1"),
        (HEAD + '[guard]\nfallback = "none"\n', 4, "fallback cannot be 'none'"),
        (HEAD + "[[version]]\n[version.text]\n", 3, "valid_from or valid_until"),
        (HEAD + "[[version]]\nvalid_from = 2025-01-02\nvalid_until = 2025-01-01\n", 5, "is before"),
        (HEAD + '[remove.text]\ndrop_line = ["x"]\n', 3, "needs extends"),
        (HEAD + '[remove.txt]\ndrop_line = ["x"]\n', 3, "did you mean 'text'?"),
        (HEAD + '[[test]]\ncontains = ["x"]\n', 3, "exactly one of"),
        (HEAD + '[[test]]\ntext = "a"\nhtml = "b"\n', 5, "exactly one of"),
        (HEAD + '[[test]]\ninput = "../../../secret.txt"\n', 4, "outside the folder"),
        (HEAD + '[[test]]\ninput = "fixtures/none.txt"\n', 4, "cannot read the fixture"),
        (HEAD + 'text = "x"\n', 3, "must be a table"),
        (HEAD + 'test = ["x"]\n', 3, "a table ([[…]])"),
    ],
)
def test_a_broken_file_gives_one_line_that_names_the_place(
    write: Write, text: str, line: int | None, cause: str
) -> None:
    file = write(text)
    with pytest.raises(RuleError) as caught:
        read_file(file)
    message = str(caught.value)
    assert message.startswith(f"{file}:{line}: " if line else f"{file}: ")
    assert cause in message
    assert "\n" not in message


def test_a_file_that_is_not_utf8(write: Write) -> None:
    file = write("")
    file.write_bytes(b'id = "\xff"')
    with pytest.raises(RuleError, match="not UTF-8"):
        read_file(file)


def test_a_missing_file(write: Write) -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        read_file(write("").parent / "none.toml")
