"""The sites of the world, and what appears on them."""

import json
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pipeline.demo import texts
from pipeline.demo.law import Law
from pipeline.demo.pdf import pdf
from pipeline.demo.press import Story
from pipeline.demo.texts import Release, Rule
from pipeline.demo.website import Website

_PAGES = Environment(
    loader=PackageLoader("pipeline.demo", "site"),
    autoescape=select_autoescape(["html", "xml", "html.j2", "xml.j2"]),
    undefined=StrictUndefined,
)
_EASTERN = ZoneInfo("America/New_York")


class World:
    """What stands on the website, and grows."""

    def __init__(self, site: Website) -> None:
        self._site = site
        self._releases: list[Release] = []
        self._rules: list[Rule] = []
        self._stories: list[Story] = []
        self._guidance: list[str] = []
        self._build = 0
        self.law = Law(site, _PAGES)

    def release(self, release: Release) -> None:
        """Publish a press release, or a corrected one in its place."""
        self._releases = [r for r in self._releases if r.slug != release.slug]
        self._releases.append(release)
        self._releases.sort(key=lambda r: r.day, reverse=True)
        for one in self._releases:
            self._site.publish(one.path, self._release_page(one))
        listing = _PAGES.get_template("listing.html.j2")
        page = listing.render(heading="All press releases", entries=self._releases)
        self._site.publish("/news-updates/all-press-releases", page)

    def _release_page(self, release: Release) -> str:
        # The real site's pages differ at every build, so the build id counts on here as well.
        self._build += 1
        day = date.fromisoformat(release.day)
        instant = datetime(day.year, day.month, day.day, tzinfo=_EASTERN).astimezone(UTC)
        return _PAGES.get_template("press_release.html.j2").render(
            title=release.title,
            day=f"{day:%B} {day.day}, {day.year}",
            paragraphs=release.paragraphs,
            related=[r for r in self._releases if r is not release][:3],
            build=f"b{self._build:04d}",
            instant=instant.isoformat(),
        )

    def guidance(self, *slugs: str) -> None:
        """Publish guidance as PDF, with links to it on the guidance page."""
        self._guidance += slugs
        entries = []
        for slug in self._guidance:
            title, lines = texts.GUIDANCE[slug]
            path = f"/media/documents/{slug}.pdf"
            self._site.publish(
                path, pdf([title, "", "May 13, 2025", "", *lines]), "application/pdf"
            )
            entries.append({"path": path, "title": title})
        listing = _PAGES.get_template("listing.html.j2")
        self._site.publish("/guidance", listing.render(heading="Guidance", entries=entries))

    def rule(self, rule: Rule) -> None:
        """Publish a Federal Register document."""
        self._rules.insert(0, rule)
        day = date.fromisoformat(rule.day)
        xml = _PAGES.get_template("rule.xml.j2").render(
            page=rule.citation.rsplit(" ", 1)[1],
            filed=f"{day.month}-{day.day}-{day:%y}",
            day=f"{day:%B} {day.day}, {day.year}",
            **{name: getattr(rule, name) for name in _RULE_FIELDS},
        )
        self._site.publish(_full_text(rule), xml, "text/xml")
        answer = {
            "count": len(self._rules),
            "total_pages": 1,
            "results": [_result(self._site.url, one) for one in self._rules],
        }
        self._site.publish("/api/v1/documents.json", json.dumps(answer), "application/json")

    def news(self, stories: list[Story]) -> None:
        """Publish news articles and the feed that links to them."""
        self._stories = [*stories, *self._stories]
        for story in stories:
            eastern = story.instant.astimezone(_EASTERN)
            page = _PAGES.get_template("article.html.j2").render(
                title=story.title,
                outlet=story.outlet,
                author=story.author,
                instant=story.instant.isoformat(),
                day=f"{eastern:%B} {eastern.day}, {eastern.year}",
                paragraphs=story.paragraphs,
            )
            self._site.publish(story.path, page)
        self.show_feed()

    def show_feed(self) -> None:
        """Publish the feed, also after it was broken."""
        feed = _PAGES.get_template("feed.xml.j2")
        page = feed.render(base=self._site.url, stories=self._stories)
        self._site.publish("/feeds/chip-press.xml", page, "application/rss+xml")

    def break_feed(self) -> None:
        """Let the feed fail."""
        self._site.break_down("/feeds/chip-press.xml")


_RULE_FIELDS = (
    "number", "citation", "docket", "rin", "title", "action", "summary", "dates", "paragraphs",
    "parties",
)  # fmt: skip


def _full_text(rule: Rule) -> str:
    return f"/documents/full_text/xml/{rule.day.replace('-', '/')}/{rule.number}.xml"


def _result(base: str, rule: Rule) -> dict[str, object]:
    """Return a search result with the fields of the Federal Register's API v1."""
    return {
        "document_number": rule.number,
        "title": rule.title,
        "type": "Rule",
        "action": rule.action,
        "abstract": rule.summary,
        "dates": rule.dates,
        "publication_date": rule.day,
        "citation": rule.citation,
        "docket_ids": [f"Docket No. {rule.docket}"],
        "regulation_id_numbers": [rule.rin],
        "agencies": [
            {"slug": "industry-and-security-bureau", "name": "Industry and Security Bureau"}
        ],
        "html_url": f"{base}/documents/{rule.day.replace('-', '/')}/{rule.number}/rule",
        "full_text_xml_url": base + _full_text(rule),
        "pdf_url": None,
        "effective_on": None,
        "correction_of": None,
    }
