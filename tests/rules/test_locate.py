"""Every item of a rule file has the line on which a person finds it."""

import pytest

from unboil.rules.locate import KeyPath, locate

SOURCE = '''\
# a comment with [brackets] = "x"
id = "site"
hosts = [
  "a.org",  # ] not the end
  { line = "b", n = [1, 2], day = 1979-05-27 07:32:00 },
]
[text]
drop_line = [ "x",
  'y' ]
"quoted key" = """
[not.a.table]
""" # end
[[test]]
text = \'\'\'
one
\'\'\'
[[test]]
name = "two"
[[version]]
[version.text]
keep_line = "z"
[guard]
min_keep_ratio = 0.5
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("id",), 2),
        (("hosts", 0), 4),
        (("hosts", 1, "n", 1), 5),
        (("text", "drop_line", 0), 8),
        (("text", "drop_line", 1), 9),
        (("text", "quoted key"), 10),
        (("test", 0, "text"), 14),
        (("test", 1, "name"), 18),
        (("version", 0, "text", "keep_line"), 21),
        (("guard", "min_keep_ratio"), 23),
        (("guard", "missing"), 22),
        (("missing",), None),
    ],
)
def test_finds_the_line(path: KeyPath, line: int | None) -> None:
    assert locate(SOURCE, path) == line
