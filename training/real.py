"""Public-domain material under ../shared/real, where it is present: list entries, re3d, plain text."""

import gzip
import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.entities.countries import COUNTRIES
from training.frames import Sentence
from training.names import people, places
from training.tables import parts

REAL = Path(__file__).parents[2] / "shared" / "real"

_COUNTRIES = frozenset(form for name, others in COUNTRIES for form in (name, *others))
_RE3D = ("US_State_Department", "CENTCOM", "UK_Government")
_TEST_SHARE = 3
_AGENCY = re.compile(
    r"\b(?:Department|Ministry|Agency|Bureau|Office|Commission|Council|Parliament|Congress|Senate|House|Army|Navy"
    r"|Air Force|Force|Forces|Command|Corps|Fleet|Court|Police|Committee|Embassy|Government Office|Treasury|Bank of"
    r"|Battalion|Brigade|Regiment|Squadron|Wing|Task Force|RAF|Pentagon|White House|DFID|FCO|MOD|DoD|CENTCOM|CJTF|OPCW|UNHCR"
    r"|UN Security Council|WHO|IAEA|Knesset|Peshmerga)\b"
)
_TITLE = re.compile(
    rf"^(?:(?:the |our |his |their |its |former |Acting |Deputy |Assistant |Special |Senior |U\.S\. |US |UK |British |Russian |Iraqi |Syrian |Turkish )*"
    rf"(?:(?:{'|'.join(re.escape(one) for one in parts(people.TITLES))}|Secretary of State|Foreign Secretary|Secretary of Defense|Spokesperson|Envoy|Advisor"
    rf"|Under Secretary|Special Representative|Maj\.? Gen\.?|Maj\.|Brig\.? Gen\.?|Rear Adm\.|Adm\.|Staff|Master|Chief|Navy|Army|Air Force|Marine|High|Representative|of State|for|International|Development|Minister|MR|MRS|SECRETARY|MINISTER|AMBASSADOR) )+)"
)
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|al|bin|de|von|van|of|and|the|for|&))*")
_PEOPLES = frozenset(parts(places.DEMONYMS)) | {
    "Syrian",
    "Iraqi",
    "Kurd",
    "Turk",
    "Briton",
    "Yezidi",
}
_GENERIC = frozenset(
    [
        "Coalition",
        "Government",
        "Regime",
        "Opposition",
        "We",
        "They",
        "Our",
        "Minister",
        "Prime",
        "President",
        "Secretary",
        "Ambassador",
        "Force",
        "Army",
        "Nation",
        "Partners",
        "Iraqi",
        "Syrian",
        "Turkish",
        "Russian",
        "British",
        "American",
        "Kurdish",
        "Western",
        "European",
        "I",
        "He",
        "She",
        "It",
        "You",
        "The",
        "This",
    ]
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names of parties on public screening lists."""

    companies: tuple[str, ...]
    people: tuple[str, ...]


def listed() -> Listed:
    """Return names of the Consolidated Screening List, in usual letter case; none if it is absent."""
    path = REAL / "csl" / "csl-2026-07-31.compact.json.gz"
    if not path.exists():
        return Listed((), ())
    entries = json.loads(gzip.decompress(path.read_bytes()))["entries"]
    companies: dict[str, None] = {}
    folk: dict[str, None] = {}
    for entry in entries:
        kind = entry.get("t", "")
        if kind == "Individual":
            folk[_person(entry["n"])] = None
        elif kind == "Entity" or not kind:
            for name in (entry["n"], *entry.get("a", ())[:2]):
                if re.search(
                    r"Co\.|Ltd|LLC|Inc|Corp|Tech|Electron|Trading|Industr|Logist|Group|Limited",
                    name,
                    re.I,
                ):
                    companies[_company(name)] = None
    usual = re.compile(r"[A-Z][^\d;:/\"]{3,60}")
    return Listed(
        tuple(one for one in companies if usual.fullmatch(one) and len(one.split()) < 9),
        tuple(one for one in folk if re.fullmatch(r"[A-Z][A-Za-z'’-]+(?: [A-Za-z'’-]+){1,3}", one)),
    )


def re3d(*, held_out: bool) -> list[Sentence]:
    """Return re3d's documents with the names that our guidelines know; a third is held out."""
    found = []
    for source in _RE3D:
        folder = REAL / "ner" / "re3d" / source
        if not folder.exists():
            continue
        documents = _lines(folder / "documents.json")
        entities = _lines(folder / "entities.json")
        documents.sort(key=lambda one: str(one["_id"]))
        for number, document in enumerate(documents):
            if (number % _TEST_SHARE == 0) == held_out:
                own = [one for one in entities if one["documentId"] == document["_id"]]
                found.append(_mapped(document["text"], own))
    return found


def plain_sentences() -> Iterator[Sentence]:
    """Yield sentences of the Federal Register that name nothing but countries and places."""
    texts = list(_federal_register())
    common = Counter(
        word for text in texts for word in re.findall(r"(?<![\w-])[a-z]+(?![\w-])", text)
    )
    safe = _safe_words()
    for text in texts:
        for sentence in re.split(r"(?<=[a-z)]\.) +(?=[A-Z])|\n+", text):
            clean = " ".join(sentence.split())
            words = clean.split()
            whole = 6 <= len(words) <= 60 and clean[0].isupper() and clean.endswith(".")
            if whole and common[words[0].lower().strip(",")] > 2 and _harmless(words, safe):
                yield Sentence(clean, tuple(_country_names(clean)))


def _harmless(words: list[str], safe: frozenset[str]) -> bool:
    for word in words[1:]:
        bare = re.sub(r"^\W+|\W+$|['’]s\W*$", "", word)
        if re.search(r"[A-Z]", bare) and bare not in safe:
            return False
    return True


def _safe_words() -> frozenset[str]:
    words = {
        "Federal",
        "Register",
        "CFR",
        "U.S.C",
        "Part",
        "Section",
        "Subpart",
        "Table",
        "Figure",
        "Note",
        "Supplement",
        "Paragraph",
        "Title",
        "Chapter",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "A",
        "B",
        "C",
        "D",
        "E",
        "U.S",
        "Department",
        "Secretary",
        "Agency",
        "Commission",
        "Administrator",
        "Director",
        "Bureau",
        "State",
        "States",
        "Government",
        "Internet",
        "Web",
        "AI",
    }
    for table in (places.MONTHS, places.WEEKDAYS, places.DEMONYMS, places.STATES, places.CITIES):
        words.update(word for one in parts(table) for word in one.split() if word != "of")
    words.update(word for name in _COUNTRIES for word in name.split())
    return frozenset(words)


def _country_names(text: str) -> Iterator[tuple[int, int, str]]:
    names = sorted((re.escape(one) for one in _COUNTRIES), key=len, reverse=True)
    pattern = rf"(?<![\w-])(?:{'|'.join(names)})(?!\w)(?! (?:persons?|dollars?|citizens?|Attorney|District|Department|Government)\b)"
    for match in re.finditer(pattern, text):
        if match.group() not in {"Georgia", "Jordan", "Guinea", "US"}:
            yield match.start(), match.end(), "COUNTRY"


def _federal_register() -> Iterator[str]:
    folder = REAL / "federal_register" / "xml"
    for path in sorted(folder.glob("20*.xml")):
        yield _text(path.read_text(encoding="utf-8", errors="replace"))
    for name in ("FR-2024-02-12-issue.xml.gz", "FR-2016-04-15-issue.xml.gz"):
        if (folder / name).exists():
            yield _text(gzip.decompress((folder / name).read_bytes()).decode("utf-8", "replace"))


def _text(markup: str) -> str:
    paragraphs = re.sub(r"<(?:P|HD|FP)\b", "\n<P", markup)
    return html.unescape(re.sub(r"<[^>]+>", " ", paragraphs))


def _lines(path: Path) -> list[dict[str, Any]]:
    text = path.read_text(encoding="utf-8-sig")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _mapped(text: str, entities: list[dict[str, Any]]) -> Sentence:
    """Return the text with re3d's persons, organisations and locations in our labels."""
    found: list[tuple[int, int, str]] = []
    for one in entities:
        start, end = int(one["begin"]), int(one["end"])
        name = _name_in(text, start, end, str(one["type"]))
        if name:
            found.append(name)
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[tuple[int, int, str]] = []
    for name in found:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
    return Sentence(text, tuple(kept))


def _name_in(text: str, start: int, end: int, kind: str) -> tuple[int, int, str] | None:
    value = text[start:end]
    if kind in {"Organisation", "Location"} and re.sub(r"^[Tt]he ", "", value) in _COUNTRIES:
        start += 4 if value[:4].lower() == "the " else 0
        return start, end, "COUNTRY"
    if kind == "Person" and (title := _TITLE.match(value)):
        start, value = start + title.end(), value[title.end() :]
    if kind not in {"Person", "Organisation"}:
        return None
    article = re.match(r"[Tt]he |[Aa]n? ", value)
    if article:
        start, value = start + article.end(), value[article.end() :]
    value = re.sub(r"['’]s?$", "", value)
    titles = {word for one in parts(people.TITLES) for word in one.split()} | {
        "of",
        "State",
        "MR",
        "SECRETARY",
    }
    if all(word in titles for word in value.split()) or value.rstrip("s") in _PEOPLES:
        return None
    if value.split()[0] in {"President", "MR", "SECRETARY", "Mr"}:
        return None
    if not _NAME.fullmatch(value) or all(word in _GENERIC for word in value.split()):
        return None
    label = "PERSON" if kind == "Person" else "AGENCY" if _AGENCY.search(value) else "ORG"
    return start, start + len(value), label


def _person(name: str) -> str:
    family, _, given = name.partition(", ")
    whole = f"{given} {family}" if given else family
    return " ".join(_usual(word) for word in whole.split())


def _company(name: str) -> str:
    return " ".join(_usual(word) if name.isupper() else word for word in name.split())


def _usual(word: str) -> str:
    if not word.isupper() or len(word) < 3 or word in {"LLC", "OOO", "JSC", "FZE", "PJSC", "FZCO"}:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))
