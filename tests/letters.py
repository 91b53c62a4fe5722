"""Messages to send in tests, and strings that try to break what carries them."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from extractors.hunks import Change, Edit, Hunk, HunkClass
from extractors.model import Finding, Mention, Severity
from pipeline.message import Message, Told

CREATED = datetime(2025, 5, 13, 14, 0, tzinfo=UTC)

HUNK = Hunk(
    "(a)(2)",
    "amended",
    HunkClass.SUBSTANTIVE,
    (
        Edit("equal", "Using the chips "),
        Edit("delete", "anywhere in the world violates"),
        Edit("insert", "risks violating"),
        Edit("equal", " export controls."),
    ),
    0,
    40,
)
REDLINE = Change("web:bis/1", 2, (HUNK,))


def told(
    title: str = "Commerce rescinds the AI Diffusion Rule",
    *,
    severity: Severity = Severity.HIGH,
    kind: str = "change",
    reason: str = "An official source names Huawei.",
    quote: str = "The rule is rescinded.",
    url: str = "https://www.bis.gov/press-release/rescission",
    document: str = "web:bis/1",
    official: bool = True,
    change: Change | None = REDLINE,
    why: str = "entity Huawei",
    source_name: str = "BIS press releases",
    query: str = 'sqlite-utils rulewire.db "select * from recent_change where number = 2"',
    name: str = "Huawei",
) -> Told:
    finding = Finding(
        key=f"change:{document}:2",
        kind=kind,
        severity=severity,
        title=title,
        reason=reason,
        quote=quote,
        source="bis-press",
        url=url,
        document=document,
        version=2,
        entities=("huawei",),
    )
    mention = Mention("ORG", 0, 6, "Huawei", "huawei", name)
    return Told(
        finding, why, source_name, official, "2025-05-13", change, (mention, mention), query
    )


def message(*findings: Told, digest: bool = False, subject: str = "", key: str = "m-1") -> Message:
    return Message(key, "export-team", subject, findings or (told(),), digest, CREATED)


def hostile(text: str) -> Told:
    """Return a finding in which every text that others can write is `text`."""
    edits = (Edit("equal", text), Edit("delete", text), Edit("insert", text), Edit("equal", text))
    hunks = (
        Hunk(text, "amended", HunkClass.SUBSTANTIVE, edits, 0, 1),
        Hunk(text, "added", HunkClass.SUBSTANTIVE, edits[2:3], 1, 2),
    )
    return told(
        text,
        reason=text,
        quote=text,
        url=f"https://example.org/{text}",
        change=Change("web:x", 2, hunks),
        why=text,
        source_name=text,
        query=text,
        name=text,
    )


NASTY = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            [
                "<!channel>",
                "<@U123>",
                "<https://evil.example|bis.gov>",
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                '"><a href="javascript:alert(1)">',
                "\r\nBcc: victim@example.org",
                "\n\n.\r\nMAIL FROM:<a@b>",
                "\x00\x1b[31m",
                "\u202eXOF\u202c",
                "\u2066\u2069",
                "\ud800",
                "\U000e0041",
                "👩‍👩‍👧‍👦🇺🇸",
                "z̴̢̛͎̲̞̤̈́̽̇a̷l̶g̵o",
                "*bold* _it_ ~s~ `c` ```",
                "@everyone @here",
                "[bis.gov](https://evil.example)",
                "{{ 7 * 7 }} {% raw %}",
                "=?utf-8?q?=0D=0ABcc:_x?=",
                "&amp;&lt;",
                "\u2028\u2029\x85",
                "قواعد التصدير",
                "出口管制" * 20,
                "&" * 300,
                '"' * 300,
                "w" * 400,
                " ",
            ]
        ),
        min_size=1,
        max_size=5,
    ).map("".join),
)
