"""How long a server wants to be left alone after an answer: its Cache-Control, its feed's own words."""

import re
from datetime import timedelta

from extractors.model import Page
from extractors.polling.nouns import Asked

LONGEST = timedelta(days=1)
HEAD = 8192  # bytes of a feed in which it speaks of itself
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?([0-9]{1,9})", re.IGNORECASE)
_FRESH = re.compile(r"(?:^|[\s,])(?:no-cache|no-store)(?:$|[\s,])", re.IGNORECASE)
_TTL = re.compile(rb"<ttl>\s*([0-9]{1,6})\s*</ttl>")
_PERIOD = re.compile(rb"<(\w+:)?updatePeriod>\s*(hourly|daily|weekly|monthly|yearly)\s*<", re.I)
_FREQUENCY = re.compile(rb"<(?:\w+:)?updateFrequency>\s*([1-9][0-9]{0,4})\s*<")
_PERIODS = {b"hourly": 1, b"daily": 24, b"weekly": 168, b"monthly": 720, b"yearly": 8760}  # hours


def asked(page: Page) -> Asked:
    """Return the longest pause that an index asks for, at most a day.

    Cache-Control says how long an answer stays as it is (RFC 9111, 5.2.2.1), `ttl` of RSS 2.0 and
    `updatePeriod` of the syndication module say it of a feed. The Age that an answer came with is
    not taken off: it differs from one to the next, and a plan is made for a week.
    """
    wishes = [_of_cache(page), *_of_feed(page.body[:HEAD])]
    wish = max(wishes, key=lambda one: one.pause)
    return Asked(min(wish.pause, LONGEST), wish.words) if wish.pause else Asked()


def _of_cache(page: Page) -> Asked:
    headers = {name.lower(): value for name, value in page.headers}
    control = headers.get("cache-control", "")
    found = _MAX_AGE.search(control)
    if not found or _FRESH.search(control):
        return Asked()
    return Asked(timedelta(seconds=int(found[1])), f"Cache-Control: max-age={found[1]}")


def _of_feed(head: bytes) -> list[Asked]:
    wishes = []
    if found := _TTL.search(head):
        minutes = int(found[1])
        wishes.append(Asked(timedelta(minutes=minutes), f"the feed's ttl of {minutes} minutes"))
    if found := _PERIOD.search(head):
        often = _FREQUENCY.search(head)
        times = int(often[1]) if often else 1
        period = found[2].lower()
        words = f"the feed's updatePeriod {period.decode()}" + (f", {times} times" if often else "")
        wishes.append(Asked(timedelta(hours=_PERIODS[period]) / times, words))
    return wishes
