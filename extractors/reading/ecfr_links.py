"""Where the eCFR's answers stand, and when each is to be read."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urljoin

from extractors.model import Link
from extractors.reading.ecfr_versions import Amendment


@dataclass(frozen=True, slots=True)
class Service:
    """The addresses of one title at the service whose list of titles stands at `url`."""

    url: str
    title: int

    def structure(self, as_of: str, issued: str) -> Link:
        """Return the link to the title's structure; the title was issued last on day `issued`."""
        return Link(
            urljoin(self.url, f"structure/{as_of}/title-{self.title}.json"),
            title=f"Structure of {self.title} CFR as of {as_of}",
            once=True,
            leads=True,
            fields={"reads": "structure", "as_of": as_of, "issued": issued},
        )

    def versions(self, part: str, of: Link, sections: int) -> Link:
        """Return the link to a part's versions.

        It is read again when the title is issued anew, or has another number of `sections`.
        """
        return Link(
            self._versions(part=part),
            title=f"Versions of {self.title} CFR Part {part}",
            stamp=f"{of.fields['issued']}, {sections} sections",
            once=True,
            leads=True,
            fields={
                "reads": "versions",
                "part": part,
                "as_of": of.fields["as_of"],
                "sections": str(sections),
            },
        )

    def next_versions(self, part: str, page: int) -> str:
        """Return the address of a further page of a part's versions."""
        return self._versions(page=str(page), part=part)

    def whole(self, part: str, as_of: str, sections: str) -> Link:
        """Return the link to all of a part, wanted once: later only amendments are."""
        return Link(
            self._full(as_of, part=part),
            title=f"{self.title} CFR Part {part} as of {as_of}",
            once=True,
            sight="first",
            fields={"reads": "part", "part": part, "as_of": as_of, "sections": sections},
        )

    def amended(self, part: str, one: Amendment) -> Link:
        """Return the link to the text since an amendment, or to what says that there is none."""
        asked = {"part": part, one.kind: one.number}
        since = {"issue_date[gte]": one.day}
        return Link(
            self._versions(**since, **asked) if one.removed else self._full(one.asked, **asked),
            title=one.name,
            document=one.id(self.title, part),
            once=True,
            sight="later",
            fields={
                "reads": "removal" if one.removed else "text",
                "part": part,
                "as_of": one.asked,
                "amended": one.day if one.dated else "",
                "whole": "" if one.removed else self._full(one.asked, part=part),
            },
        )

    def _full(self, day: str, **query: str) -> str:
        return self._address(f"full/{day}/title-{self.title}.xml", query)

    def _versions(self, **query: str) -> str:
        return self._address(f"versions/title-{self.title}.json", query)

    def _address(self, path: str, query: dict[str, str]) -> str:
        return urljoin(self.url, f"{path}?{urlencode(query, quote_via=quote)}")
