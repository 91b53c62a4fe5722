"""Makes names of hardware that computes and of AI models."""

from random import Random  # noqa: TID251 - seeded by the builder
from typing import ClassVar

from training.names import things
from training.tables import parts

_FAMILIES = parts(things.CHIP_FAMILIES)
_CODES = tuple(things.CODE_NAMES.split())
_MODEL_STEMS = tuple(things.MODEL_STEMS.split())
_SOUNDS = [
    "Ar",
    "Be",
    "Ca",
    "Do",
    "El",
    "Fi",
    "Gra",
    "He",
    "Ju",
    "Ki",
    "Lo",
    "Mo",
    "Ne",
    "Or",
    "Pa",
    "Qi",
    "Ri",
    "Su",
    "Ta",
    "Ve",
    "Xi",
    "Yu",
    "Ze",
    "Zhen",
    "Tian",
    "Ling",
    "Xuan",
    "Xing",
]
_ENDS = [
    "ring",
    "gon",
    "lix",
    "tra",
    "xen",
    "nium",
    "rion",
    "thos",
    "dar",
    "lon",
    "tis",
    "vex",
    "lan",
    "ta",
    "ro",
    "mi",
    "long",
    "yun",
    "feng",
    "shu",
    "jie",
    "dun",
]


class Things:
    """Names of things; each method is a slot."""

    labels: ClassVar[dict[str, str]] = {
        **dict.fromkeys(("chip", "server", "computer", "phone", "product", "family"), "PRODUCT"),
        "model": "MODEL",
    }

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def product(self) -> str:
        """Return any named hardware that computes."""
        make = self._rng.choices(
            (self.chip, self.server, self.computer, self.phone), (6, 1.5, 1, 1)
        )
        return make[0]()

    def family(self) -> str:
        """Return a family or an architecture by its name alone."""
        rng = self._rng
        return rng.choice((rng.choice(_FAMILIES), rng.choice(_CODES), self._coined()))

    def chip(self) -> str:
        """Return a chip, a board or a family."""
        rng = self._rng
        if rng.random() < 0.25:
            return rng.choice(parts(things.CHIPS))
        if rng.random() < 0.2:
            return self.family()
        stem = rng.choice((rng.choice(_FAMILIES), rng.choice(_CODES), self._coined()))
        return rng.choice(
            (
                f"{stem} {self._number()}",
                f"{stem} {self._number()}",
                self._number(),
                f"{stem}-{rng.randint(1, 9)}",
            )
        )

    def server(self) -> str:
        """Return a server, a rack or a workstation."""
        rng = self._rng
        if rng.random() < 0.5:
            return rng.choice(parts(things.SERVERS))
        stem = rng.choice((rng.choice(_CODES), self._coined(), "Atlas", "Matrix", "SuperPod"))
        return f"{stem} {rng.choice((self._number(), str(rng.choice((8, 16, 72, 144, 256, 384, 512)))))}"

    def computer(self) -> str:
        """Return a supercomputer."""
        rng = self._rng
        if rng.random() < 0.5:
            return rng.choice(parts(things.COMPUTERS))
        return rng.choice(
            (rng.choice(_CODES), self._coined(), f"{rng.choice(_CODES)} {rng.randint(2, 9)}")
        )

    def phone(self) -> str:
        """Return a phone, a tablet, a console or the like."""
        rng = self._rng
        if rng.random() < 0.5:
            return rng.choice(parts(things.PHONES))
        stem = rng.choice((self._coined(), rng.choice(_CODES)))
        return f"{stem} {rng.randint(2, 90)}{rng.choice(('', '', ' Pro', ' Ultra', ' Max', ' Lite', 'S'))}"

    def model(self) -> str:
        """Return an AI model."""
        rng = self._rng
        if rng.random() < 0.45:
            return rng.choice(parts(things.MODELS))
        stem = rng.choice((rng.choice(_MODEL_STEMS), self._coined()))
        version = rng.choice((f"{rng.randint(1, 9)}", f"{rng.randint(1, 5)}.{rng.randint(0, 9)}"))
        tail = rng.choice(
            ("", "", "", " Pro", " Large", "-Max", "-Chat", "-Coder", " Turbo", " mini")
        )
        return rng.choice(
            (f"{stem} {version}{tail}", f"{stem}-{version}{tail}", f"{stem}{version}{tail}",
             f"{stem}-{rng.choice('VRMXK')}{version}", stem, f"{stem}-{rng.choice((7, 8, 13, 32, 70, 671))}B",
             f"{stem}LM", f"{stem}GPT", f"{rng.choice('VRKM')}{version}")
        )  # fmt: skip

    def _number(self) -> str:
        rng = self._rng
        letters = "".join(
            rng.choice("ABCDGHKLMNPRSTVXZ") for _ in range(rng.choice((1, 1, 1, 2, 2, 3)))
        )
        digits = str(rng.choice((rng.randint(1, 9), rng.randint(10, 99), rng.randint(1, 99) * 10,
                                 rng.randint(1, 99) * 100, rng.randint(100, 9999))))  # fmt: skip
        tail = rng.choice(
            ("", "", "", "X", "B", "C", "A", "D", "E", "S", " Pro", " Max", "e", "P", "-L")
        )
        return rng.choice(
            (
                f"{letters}{digits}{tail}",
                f"{letters}{digits}{tail}",
                f"{digits}{tail}" if int(digits) >= 100 and tail else f"{letters}{digits}",
            )
        )

    def _coined(self) -> str:
        return f"{self._rng.choice(_SOUNDS)}{self._rng.choice(_ENDS)}"
