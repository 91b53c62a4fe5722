"""What a person can do about a source that fails, by what is said of the failure."""

import re

# The first that fits decides; KEY is the source's.
_REMEDIES = (
    (r"challenge|refusal|access denied|captcha|request access|login wall|bot |HTTP 40[13]\b",
     "the site turns programs away: ask its keeper for access, or try fetch = \"browser\" in"
     " [source.KEY]"),
    (r"certificate|TLS failed",
     "no answer can be trusted until the site mends its certificate; an authority of your own goes"
     " into [fetch] ca_file"),
    (r"shrank|always were|cut short|ends in the middle",
     "open it: if it is right as it is, set believe_shrunken = true in [source.KEY]"),
    (r"promises \d|no entries|entries, expected|are gone at once",
     "open it: if so few are right, lower what [source.KEY] expects"),
    (r"redirect|neither the source's own|HTTP 404|HTTP 410|not found|domain",
     "open it in a browser: if it moved, write the new address into [source.KEY], or a new host"
     " into its follow_hosts"),
    (r"maintenance|error page|HTTP 5\d\d|HTTP 429|unavailable",
     "the site has trouble of its own and is asked again by itself"),
    (r"redesign|nothing at|no text|no main text|expected \w+, got|not a feed|not JSON|no JSON|goes on after|empty",
     "open it in a browser: if the site changed its shape, mend [source.KEY]"),
    (r"no such host|no connection|connection|timed out|network|not proper HTTP|compressed|larger than",
     "it is asked again by itself; if others fail as well, look at your own network"),
    (r"broke|died|was not read within",
     "this is a fault of rulewire: keep the log and report it"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), told) for pattern, told in _REMEDIES)


def remedy(error: str, source: str) -> str:
    """Return what to do about `error` at the source with that key.

    >>> remedy("https://a.gov/: no such host: a.gov", "bis-press")
    'it is asked again by itself; if others fail as well, look at your own network'
    """
    for pattern, told in _PATTERNS:
        if pattern.search(error):
            return told.replace("KEY", source)
    return "open its page in a browser and compare"
