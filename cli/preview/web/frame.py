"""What every page has around it: head, style, and a policy that lets nothing load and nothing run."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

from ....rules.category import Category
from .markup import Markup, join, tag


def document(title: str, *body: Markup) -> str:
    """A whole HTML document, self-contained: one style sheet, no script, no request to anywhere."""
    style = _style()
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_policy(style)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style),
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', join(list(body))), lang='en')}\n"


def bar(share: float, *, went: bool) -> Markup:
    """A bar as long as a share (0 to 1), for the eye alone: the share stands beside it in figures."""
    width = f"{max(100 * share, 0.4 if share else 0):.2f}"
    rect = tag("rect", width=width, height="10", class_="went" if went else None)
    return tag(
        "svg", rect, class_="bar", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
    )


def percent(share: float) -> str:
    """A share (0 to 1) in words."""
    return f"{100 * share:.1f} %"


@cache
def _style() -> Markup:
    """The style sheet, with a rule for each category that hides its lines where its box is not ticked."""
    sheet = Path(__file__).with_name("style.css").read_text("utf-8")
    hiding = (f"body:has(#c-{c}:not(:checked)) tr.c-{c} {{ display: none; }}" for c in Category)
    return Markup(sheet + "\n".join(hiding) + "\n")


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
