"""One set of settings over another: the upper one overrides only what it names."""

from collections.abc import Mapping

Tree = Mapping[str, object]


def overlay(base: Tree, over: Tree) -> dict[str, object]:
    """Return `base` with the keys of `over` in their place; neither is changed.

    Tables are merged key by key, at every depth. Lists and scalars are replaced whole.

    >>> overlay({"fetch": {"tries": 3, "robots": True}}, {"fetch": {"tries": 5}})
    {'fetch': {'tries': 5, 'robots': True}}
    """
    merged = dict(base)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            value = overlay(below, value)
        merged[key] = value
    return merged
