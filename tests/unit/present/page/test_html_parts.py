"""The page itself: its policy, what is led to, its pictures, its look on paper and in the dark."""

from __future__ import annotations

import re
from base64 import b64decode

import pytest

from nctrends.present.page.html_parts import Part, folded, link, page, picture
from nctrends.present.page.style import NARROW, STYLE


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, as WCAG 2.2 defines it."""
    lights = []
    for colour in (one, other):
        whole = colour[1:] if len(colour) == 7 else "".join(2 * sign for sign in colour[1:])
        parts = [int(whole[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "link"])
@pytest.mark.parametrize("paper", ["paper", "found"])
def test_every_ink_is_readable_on_every_paper(ink: str, paper: str, scheme: int) -> None:
    """Text has the contrast that WCAG asks of level AA, also in the row that a link has led to."""
    colours = [dict(re.findall(r"--(\w+): (#\w+)", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)]
    assert contrast(colours[scheme][ink], colours[scheme][paper]) >= 4.5


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("#changes", '<a href="#changes">a &amp; b</a>'),
        ("https://x.org/?a&b", '<a href="https://x.org/?a&amp;b">a &amp; b</a>'),
        ("javascript:alert(1)", "a &amp; b"),
        ("data:text/html,x", "a &amp; b"),
        ("", "a &amp; b"),
    ],
)
def test_only_the_web_and_the_page_are_led_to(target: str, told: str) -> None:
    """Any other scheme leaves the text alone; signs of markup are escaped in text and target."""
    assert link("a & b", target) == told


def test_phone_has_its_own_picture_and_paper_has_not() -> None:
    """The narrow picture is shown on narrow screens only: a sheet of paper is narrow too, and holds the wide one."""
    made = picture("<svg>wide</svg>", 'says "it"', narrow="<svg>narrow</svg>")
    source, image = re.findall(r"base64,([^\"]+)", made)
    assert (b64decode(source), b64decode(image)) == (b"<svg>narrow</svg>", b"<svg>wide</svg>")
    assert f'media="screen and (max-width: {NARROW})"' in made
    assert 'alt="says &quot;it&quot;"' in made


def test_parts_stand_in_order_under_their_headings() -> None:
    """The contents lead to each part, and each part back to the contents."""
    parts = [Part(id=name, heading=name.title(), body=f"<p>{name}</p>") for name in ("one", "two")]
    text = page("Title", "Lead", parts, foot=["Foot"])
    assert re.findall(r'href="#(\w+)"', text) == ["content", "one", "two", "contents", "contents"]
    assert text.index("<p>one</p>") < text.index("<p>two</p>") < text.index("<footer>\n<p>Foot</p>")


def test_folded_text_is_said_to_be_missing_on_paper() -> None:
    """What is closed does not print: its heading says so, on paper alone."""
    assert folded("a < b", "<p>in</p>") == "<details>\n<summary>a &lt; b</summary>\n<p>in</p>\n</details>\n"
    assert "details:not([open]) > summary::after" in STYLE.split("@media print")[1]
