"""rulewire and its peers, each watching the same pages in its own way: one round is one command."""

import os
import sys
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

from processes import Cost, cost

ROOT = Path(__file__).parents[2]


class Contender(ABC):
    """Something that watches pages, from their addresses; in its own folder, with what is there."""

    name = ""

    def __init__(self, folder: Path, urls: Sequence[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.log = folder / "log"
        self._prepare(urls)

    def round(self, *, first: bool = False) -> Cost:
        """Look at all pages once.

        Raises:
            RuntimeError: The command failed.

        """
        spent = cost(self._command(first=first), self._env(), self.log)
        if spent.code not in self._good:
            raise RuntimeError(
                f"{self.name} ended with {spent.code}: {self.log.read_text()[-800:]}"
            )
        return spent

    _good: Sequence[int] = (0,)

    def _env(self) -> dict[str, str]:
        return {}

    @abstractmethod
    def _prepare(self, urls: Sequence[str]) -> None: ...

    @abstractmethod
    def _command(self, *, first: bool) -> list[str]: ...


class Rulewire(Contender):
    """`rulewire once`: keeps text, versions and every fetch, tags, tells by a webhook."""

    name = "rulewire"

    def _prepare(self, urls: Sequence[str]) -> None:
        self.config = self.folder / "rulewire.toml"
        self.config.write_text(watching(urls), "utf-8")

    def _env(self) -> dict[str, str]:
        return {"PYTHONPATH": str(ROOT), "HOOK": _hook(self.config)}

    def _command(self, *, first: bool) -> list[str]:
        del first
        return [sys.executable, "-m", "pipeline.cli", "once", "--config", str(self.config)]


def watching(urls: Sequence[str], *, minutes: int = 60, more: str = "") -> str:
    """Return the configuration that watches the pages, with a webhook at their server.

    How they are read is as shipped, unless `more` says.
    """
    sources = "\n".join(
        f'[source.page-{number}]\nkind = "page"\nname = "Page {number}"\nurl = "{url}"\n'
        f'every_minutes = {minutes}\nauthority = "official"'
        for number, url in enumerate(urls)
    )
    return f"""\
# {urls[0].rpartition("/")[0].rpartition("/")[0]}/hook
database = "rulewire.db"
[gate]
private_networks = ["127.0.0.0/8"]
[fetch]
contact = "officer@example.org"
concurrency = 10
per_host_concurrency = 10
per_host_pause_s = 0
[sources]
shipped = false
[channel.hook]
type = "webhook"
url = "env:HOOK"
secret = "env:HOOK"
[subscription.officer]
channels = ["hook"]
{more}
{sources}
"""


def _hook(config: Path) -> str:
    return config.read_text("utf-8").partition("\n")[0].removeprefix("# ")


class _Jobs(Contender):
    """Tools that read jobs in YAML."""

    def __init__(self, folder: Path, urls: Sequence[str], venv: Path) -> None:
        self.program = venv / "bin" / self.name
        super().__init__(folder, urls)

    def _prepare(self, urls: Sequence[str]) -> None:
        jobs = "---\n".join(f"name: page {n}\nurl: {url}\n" for n, url in enumerate(urls))
        (self.folder / "jobs.yaml").write_text(jobs, "utf-8")
        (self.folder / "config.yaml").write_text(self._config, "utf-8")

    _config = ""


class Urlwatch(_Jobs):
    """urlwatch: keeps the HTML, compares its lines."""

    name = "urlwatch"
    _config = (
        "report: {stdout: {enabled: true, color: false}}\n"
        "display: {new: false, error: true, unchanged: false}\n"
    )

    def _command(self, *, first: bool) -> list[str]:
        del first
        return [
            str(self.program), "--urls", str(self.folder / "jobs.yaml"),
            "--config", str(self.folder / "config.yaml"),
            "--hooks", str(self.folder / "none.py"), "--cache", str(self.folder / "cache.db"),
        ]  # fmt: skip


class Webchanges(_Jobs):
    """webchanges: keeps the HTML, compares its lines, writes a report."""

    name = "webchanges"
    _config = (
        "report: {stdout: {enabled: true, color: false}, browser: {enabled: false}}\n"
        "display: {new: false, error: true, unchanged: false, empty-diff: true}\n"
    )

    def _command(self, *, first: bool) -> list[str]:
        del first
        return [
            str(self.program), "--jobs", str(self.folder / "jobs.yaml"),
            "--config", str(self.folder / "config.yaml"),
            "--hooks", str(self.folder / "none.py"), "--database", str(self.folder / "kept.db"),
        ]  # fmt: skip


class Changedetection(_Jobs):
    """changedetection.io in its own batch mode, its extraction of text included."""

    name = "changedetection.io"

    def _prepare(self, urls: Sequence[str]) -> None:
        self.urls = urls

    def _env(self) -> dict[str, str]:
        return {
            "ALLOW_IANA_RESTRICTED_ADDRESSES": "true",
            "DISABLE_VERSION_CHECK": "true",
            "FETCH_WORKERS": "10",
            "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        }

    def _command(self, *, first: bool) -> list[str]:
        base = [str(self.program), "-h", "127.0.0.1", "-p", "5077", "-l", "ERROR"]
        base += ["-d", str(self.folder / "store")]
        if not first:
            return [*base, "-b", "-r", "all"]
        return [*base, "-C", "-b", *(part for url in self.urls for part in ("-u", url))]


PEERS = {peer.name: peer for peer in (Urlwatch, Changedetection, Webchanges)}


def peers_in(folder: Path) -> dict[str, Path]:
    """Return the virtual environments below `folder` that hold a peer, by the peer's name."""
    found = {}
    for venv in sorted(folder.glob("*")) if folder.is_dir() else ():
        for name in PEERS:
            if os.access(venv / "bin" / name, os.X_OK):
                found[name] = venv
    return found
