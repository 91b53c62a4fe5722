"""What happens in the story: moments of May 2025 and after, each with what a person would call it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from pipeline.demo import affiliates, law, texts
from pipeline.demo.press import forty_stories, off_topic
from pipeline.demo.world import World


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of the story: when, what a person would call it, what happens in the world."""

    at: datetime
    title: str
    happens: Callable[[World], None]


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 5, day, hour, minute, tzinfo=UTC)


def _before(world: World) -> None:
    for release in texts.OLD_RELEASES:
        world.release(release)
    world.guidance()
    world.rule(texts.DIFFUSION)
    world.news(off_topic(_at(12, 9)))
    world.law.issue(law.BEFORE)


def _announced(world: World) -> None:
    world.release(texts.ANNOUNCEMENT)
    world.guidance(*texts.GUIDANCE)


def _recovered(world: World) -> None:
    world.show_feed()
    world.rule(texts.ADDITIONS)


def _stayed(world: World) -> None:
    world.rule(affiliates.RULE)
    world.rule(affiliates.STAY)


SCENES = (
    Scene(
        _at(12, 12), "Monday: first sight of every source is a baseline, nobody is told", _before
    ),
    Scene(_at(13, 16), "Tuesday noon: BIS announces a rescission and three guidances", _announced),
    Scene(
        _at(13, 20),
        "Tuesday afternoon: forty papers write about it",
        lambda world: world.news(forty_stories(_at(13, 18))),
    ),
    Scene(
        _at(14, 15),
        "Wednesday: BIS corrects its release, “violates” becomes “risks violating”",
        lambda world: world.release(texts.CORRECTED),
    ),
    Scene(
        _at(15, 13), "Thursday: the feed of the papers breaks …", lambda world: world.break_feed()
    ),
    Scene(_at(15, 17), "… and is still broken", lambda world: None),
    Scene(
        _at(16, 13),
        "Friday: the feed is back, and the Federal Register has a rule",
        _recovered,
    ),
    Scene(_at(19, 13), "Monday morning: the digest of the weekend is due", lambda world: None),
    Scene(
        _at(20, 13),
        "Tuesday: the eCFR re-issues a section with other dashes: nothing is told",
        lambda world: world.law.issue(law.REISSUED),
    ),
    Scene(
        _at(21, 13),
        "Wednesday: Friday's rule is in the eCFR, a word of law and rows of a list",
        lambda world: world.law.issue(law.AMENDED),
    ),
    Scene(
        datetime(2025, 11, 12, 14, tzinfo=UTC),
        "November: the Affiliates Rule, and the rule that stays it for a year",
        _stayed,
    ),
    Scene(
        datetime(2026, 11, 10, 5, 1, tzinfo=UTC),
        "A year on, past midnight in Washington: the stay ends, and nothing is published",
        lambda world: None,
    ),
)
