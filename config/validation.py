"""Raw tables become models, or a list of what is wrong with them."""

from collections.abc import Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from config.complaint import Complaint, complaints
from config.lines import KeyPath
from config.overlay import Tree
from config.slip import slips
from config.terms import Networks

M = TypeVar("M", bound=BaseModel)


class WrongError(Exception):
    """A table is wrong; it becomes a `ConfigError` where its files are known."""

    def __init__(self, found: list[Complaint]) -> None:
        super().__init__(found)
        self.found = found


def validated(
    model: type[M],
    raw: Tree,
    environ: Mapping[str, str],
    path: KeyPath = (),
    private_networks: Networks = (),
) -> M:
    """Return the table `raw`, which stands at `path`, as a `model`.

    Its validators find `environ` and `private_networks` in their context.

    Raises:
        WrongError: With everything that is wrong.

    """
    try:
        built = model.model_validate(
            raw, context={"environ": environ, "private_networks": private_networks}
        )
    except ValidationError as error:
        # Not chained: pydantic's own text quotes the values, secrets among them.
        raise WrongError(list(complaints(error, model, path))) from None
    # What a channel's table holds is judged when the channel is built.
    if wrong := [one for one in slips(raw, built, path) if one.path[0] != "channel" or path]:
        raise WrongError(wrong)
    return built
