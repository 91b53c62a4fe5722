"""Puts a trained model into the package: `python -m training.ship FOLDER`."""

import json
import shutil
import sys
from pathlib import Path

import spacy

import extractors.entities.tokenizer  # noqa: F401 - registers the tokenizer
from training.build import SEED

PLACE = Path(__file__).parents[1] / "extractors" / "entities" / "names_model"
_DATA = (
    "training/sentences and training/names (written for this)",
    "Consolidated Screening List of 2026-07-31 (US Government, public domain)",
    "Federal Register XML (US Government, public domain)",
    "re3d: US State Department and CENTCOM (public domain), UK Government (Open Government Licence v3.0)",
)


def main() -> None:
    """Replace the package's model by the one in the folder named on the command line."""
    nlp = spacy.load(Path(sys.argv[1]))
    tag_accuracy = nlp.meta["performance"]["tag_acc"]
    nlp.meta.update(
        name="rulewire_names",
        version="1",
        description="Names that nobody listed, by BILUO tags",
        license="Apache-2.0",
        sources=[{"name": name} for name in _DATA],
        performance={"tag_accuracy_on_unseen_frames": round(tag_accuracy, 4)},
        notes=f"seed {SEED}; measured in docs/decisions/0006-names-nobody-listed.md",
    )
    # Where the documents lay is nobody's business but the trainer's.
    nlp.config["paths"] = {"train": None, "dev": None, "vectors": None, "init_tok2vec": None}
    shutil.rmtree(PLACE, ignore_errors=True)
    # The vocabulary is left out: the features are hashes of strings.
    nlp.to_disk(PLACE, exclude=["vocab", "tokenizer"])
    meta = PLACE / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text()), indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
