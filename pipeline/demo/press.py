"""What papers write in the world."""

from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from pipeline.demo import texts


@dataclass(frozen=True, slots=True)
class Story:
    """A news article."""

    path: str
    title: str
    outlet: str
    author: str
    instant: datetime
    paragraphs: tuple[str, ...]

    @property
    def rfc822(self) -> str:
        """Its time as RSS wants it."""
        return format_datetime(self.instant)


def forty_stories(published: datetime) -> list[Story]:
    """Return what forty papers write about the announcement, minutes apart."""
    stories = []
    for n, outlet in enumerate(texts.OUTLETS):
        slug = outlet.lower().replace(" & ", " ").replace(" ", "-")
        stories.append(
            Story(
                path=f"/n/{slug}/ai-diffusion",
                title=texts.HEADLINES[n % 5],
                outlet=outlet,
                author=texts.AUTHORS[n % 5],
                instant=published.replace(minute=n),
                paragraphs=(
                    texts.LEADS[n % 3],
                    texts.MIDDLES[n % 4],
                    texts.ENDS[(n // 2) % 3],
                    f"{outlet} will follow the matter.",
                ),
            )
        )
    return stories


def off_topic(published: datetime) -> list[Story]:
    """Return news that nobody who watches export controls needs."""
    return [
        Story(
            "/n/gridline/handheld",
            "A handheld console that fits a coat pocket",
            "Gridline",
            "Mei Osei",
            published,
            (
                "The console runs older games well and newer ones now and then.",
                "Its battery lasts an afternoon, its fan is polite.",
            ),
        )
    ]
