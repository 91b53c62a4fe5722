"""Editorial notes of the eCFR on amendments that it could not carry out.

"At 89 FR 96836, Dec. 5, 2024, supplement no. 4 to part 744 was amended …; however, these
amendments could not be incorporated because no text was supplied for these entries."
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.reading.moments import day_in

_NOTE = re.compile(
    r"At (?P<citation>\d{1,3} FR \d{1,6}), (?P<day>[A-Z][a-z]+\.? \d{1,2}, \d{4}), "
    r"(?P<what>(?:(?!At \d{1,3} FR ).)*?)[;,.]? (?:[Hh]owever|but),? "
    r"(?P<which>(?:(?!At \d{1,3} FR ).)*?)could not be (?:incorporated|made|carried out)"
    r"(?: (?P<why>(?:because|due to|since|as) [^.]*))?",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Unincorporated:
    """An amendment that could not be incorporated: by which document, what, and why ("" unsaid)."""

    citation: str
    day: date | None
    what: str
    why: str
    quote: str


def unincorporated(text: str) -> Iterator[Unincorporated]:
    """Yield the amendments that a note says could not be incorporated.

    >>> note = ("At 81 FR 48585, July 25, 2016, § 125.6 was amended; however, the amendment could "
    ...         "not be incorporated due to inaccurate amendatory instruction.")
    >>> [(one.citation, str(one.day), one.why) for one in unincorporated(note)]
    [('81 FR 48585', '2016-07-25', 'due to inaccurate amendatory instruction')]
    """
    for match in _NOTE.finditer(text):
        what = match["what"].strip()
        yield Unincorporated(
            match["citation"], day_in(match["day"]), what, match["why"] or "", match[0]
        )
