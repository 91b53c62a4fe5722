"""Reads the tables of names: words parted by blanks or by bars."""


def parts(table: str) -> tuple[str, ...]:
    """Return what stands between the bars of `table`, each once, line breaks folded.

    >>> parts("Le Monde|New York\\n  Times|Le Monde")
    ('Le Monde', 'New York Times')
    """
    return tuple(dict.fromkeys(" ".join(one.split()) for one in table.split("|") if one.strip()))


_PARTICLES = {"De", "de", "van", "Van", "der", "den", "Dela", "D"}


def surnames(table: str) -> tuple[str, ...]:
    """Return the words of `table`, particles joined to what follows them.

    >>> surnames("Bos van der Meer Prins")
    ('Bos', 'van der Meer', 'Prins')
    """
    names: list[str] = []
    pending: list[str] = []
    for word in table.split():
        pending.append(word)
        if word not in _PARTICLES:
            names.append(" ".join(pending))
            pending = []
    return tuple(dict.fromkeys(names))


def initials(name: str) -> str:
    """Return the capitals that a short form in brackets is made of.

    >>> initials("Bureau of Trade Remedies")
    'BTR'
    """
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
