"""The software bill of materials in CycloneDX: `python -m supply.sbom FILE`, `make sbom`.

Every locked package with its hashes, and the shipped model with its hash and its training data.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from supply.model import ROOT, about, pinned

_WEIGHTS = "names_model/tagger/model"


def bill() -> dict[str, Any]:
    """Return the bill of what `requirements/run.txt` locks and of the model.

    Raises:
        ValueError: It is not what CycloneDX 1.6 describes.

    """
    # Its schemas take three seconds to load, which every process of the tests would spend.
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    program = str(Path(sys.executable).with_name("cyclonedx-py"))
    told = subprocess.run(  # noqa: S603 - our own environment's program, our own files
        [program, "requirements", "requirements/run.txt", "--pyproject", "pyproject.toml",
         "--output-reproducible", "--spec-version", "1.6", "--of", "JSON", "-o", "-"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    whole: dict[str, Any] = json.loads(told.stdout)
    for component in whole["components"]:
        # The whole line of the lock, hashes and all; these stand in the component already.
        component.pop("description", None)
    whole["components"].append(_model())
    whole["dependencies"] = _dependencies(whole)
    if error := JsonStrictValidator(SchemaVersion.V1_6).validate_str(json.dumps(whole)):
        raise ValueError(f"no CycloneDX 1.6: {error}")
    return whole


def _dependencies(whole: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what rulewire is made of: every package of the lock, and the model."""
    root = whole["metadata"]["component"]["bom-ref"]
    parts = sorted(one["bom-ref"] for one in whole["components"])
    return [{"ref": root, "dependsOn": parts}, *({"ref": part} for part in parts)]


def _model() -> dict[str, Any]:
    told = about()
    return {
        "type": "machine-learning-model",
        "bom-ref": "names-model",
        "name": told["name"],
        "version": told["version"],
        "description": told["description"],
        "licenses": [{"license": {"id": told["license"]}}],
        "hashes": [{"alg": "SHA-256", "content": pinned()[_WEIGHTS]}],
        "modelCard": {
            "modelParameters": {
                "approach": {"type": "supervised"},
                "task": "token classification",
                "datasets": [
                    {"type": "dataset", "name": source["name"]} for source in told["sources"]
                ],
            },
            "quantitativeAnalysis": {"performanceMetrics": list(_metrics(told["performance"]))},
        },
        "properties": [
            {"name": f"rulewire:sha256:{name}", "value": digest}
            for name, digest in pinned().items()
        ],
    }


def _metrics(performance: dict[str, float]) -> Iterator[dict[str, str]]:
    for name, value in performance.items():
        yield {"type": name, "value": str(value)}


def main() -> None:
    """Write the bill to the file named on the command line."""
    path = Path(sys.argv[1])
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = bill()
    path.write_text(json.dumps(whole, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{path}: CycloneDX {whole['specVersion']}, {len(whole['components'])} components, valid")


if __name__ == "__main__":
    main()
