"""Telegram's HTML."""

import pytest

from sandbox.telegram.entities import Entity
from sandbox.telegram.errors import Refusal
from sandbox.telegram.html import parse


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("plain", "plain", []),
        ("<b>bold</b>", "bold", [Entity("bold", 0, 4)]),
        ("<strong>x</strong><em>y</em>", "xy", [Entity("bold", 0, 1), Entity("italic", 1, 1)]),
        ("a <i>b <u>c</u></i>", "a b c", [Entity("italic", 2, 3), Entity("underline", 4, 1)]),
        (
            "<s>a</s><del>b</del>",
            "ab",
            [Entity("strikethrough", 0, 1), Entity("strikethrough", 1, 1)],
        ),
        ("🦊<b>x</b>", "🦊x", [Entity("bold", 2, 1)]),
        ("&lt;&gt;&amp;&quot;&#33;&#x1F98A;&nbsp;", '<>&"!🦊&nbsp;', []),
        (
            '<a href="https://x.org/?a=1&amp;b=2">x</a>',
            "x",
            [Entity("text_link", 0, 1, url="https://x.org/?a=1&b=2")],
        ),
        ("<a href='tg://user?id=7'>x</a>", "x", [Entity("text_mention", 0, 1, user=7)]),
        ('<a href="nowhere">x</a>', "x", []),
        (
            "<a>https://x.org</a>",
            "https://x.org",
            [Entity("text_link", 0, 13, url="https://x.org")],
        ),
        ("<code>a&lt;b</code>", "a<b", [Entity("code", 0, 3)]),
        (
            '<pre><code class="language-py">x</code></pre>',
            "x",
            [Entity("pre", 0, 1, language="py")],
        ),
        ('<span class="tg-spoiler">x</span>', "x", [Entity("spoiler", 0, 1)]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [Entity("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [Entity("expandable_blockquote", 0, 1)]),
        (
            '<tg-emoji emoji-id="5">x</tg-emoji>',
            "x",
            [Entity("custom_emoji", 0, 1, custom_emoji_id="5")],
        ),
        ("<b></b>x", "x", []),
        ("<B>x</>", "x", [Entity("bold", 0, 1)]),
    ],
)
def test_the_supported_tags_become_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert parse(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("é<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a<br/>b", 'Unsupported start tag "br/" at byte offset 1'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", 'Unclosed start tag "b" at byte offset 0'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_broken_html_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"
