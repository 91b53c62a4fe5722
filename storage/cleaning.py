"""Text as it can be kept."""


def clean(text: str) -> str:
    """Return `text` as it can be kept: no lone surrogate, which UTF-8 cannot hold, and no NUL.

    SQLite's own `length` and `like`, and its shell, take a text to end at its first NUL.
    """
    if text.isascii() and "\0" not in text:
        return text
    whole = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    return whole.replace("\0", "\ufffd")
