"""The words of titles of rules, as they are compared."""

import re

# Words that all rule names share say nothing about which rule is meant.
_COMMON = re.compile(
    r"^(?:rule|framework|export|control|additional|measure|item|implement|certain|computing|advanced|"
    r"license|exception|program|expansion|refine|addition|regulation|foreign|product|direct|cover|listed|entit|"
    r"end|user|international|integrated|circuits?|semicond|manufact|artificial|intelligence|authoriz|general|"
    r"prohibition|china|chip|chips|data|center|technolog|affiliat|list|final|interim|validated|security|requirement)",
    re.IGNORECASE,
)
_LINKS = frozenset(["and", "the", "for", "from", "with", "under"])


def words(title: str) -> frozenset[str]:
    """Return the beginnings of a title's words: "Expansion" and "Expanded" are one."""
    return frozenset(
        word[:5].lower()
        for word in re.findall(r"[A-Za-z]{3,}", title)
        if word.lower() not in _LINKS
    )


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the long words that not all rule names share."""
    words = re.findall(r"[A-Za-z]{6,}", text)
    return frozenset(word.lower()[:6] for word in words if not _COMMON.match(word))


def initials(text: str) -> frozenset[str]:
    """Return the acronyms that three words in a row would give: "high-bandwidth memory" is HBM."""
    words = re.findall(r"[A-Za-z]+", text)
    return frozenset(
        "".join(word[0] for word in words[at : at + 3]).upper() for at in range(len(words) - 2)
    )
