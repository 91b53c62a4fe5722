"""The spaCy component that puts the citations and numbers of a text into its `Doc`."""

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from extractors.entities.identifiers import find_identifiers
from extractors.model import Identifier


class Identifiers:
    """The spaCy component "identifiers": sets `doc.spans["identifiers"]` and the user data."""

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with its identifiers."""
        body = doc.user_data.get("body", 0)
        found = find_identifiers(doc.user_data["original"][body:])
        placed = tuple(
            Identifier(one.label, one.value, one.start + body, one.end + body) for one in found
        )
        doc.user_data["identifiers"] = placed
        spans = (
            doc.char_span(
                one.start, one.end, label=one.label, kb_id=one.value, alignment_mode="expand"
            )
            for one in placed
        )
        doc.spans["identifiers"] = SpanGroup(
            doc, spans=[span for span in spans if span is not None]
        )
        return doc


@Language.factory("identifiers")
def make_identifiers(nlp: Language, name: str) -> Identifiers:
    """Return the component."""
    return Identifiers()
