"""A mapping seen through a function, where a second one of a hundred thousand sources would weigh."""

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")
T = TypeVar("T")


class Each(Mapping[str, T]):
    """What `of` makes of each value of `whole`, made when it is asked for.

    >>> dict(Each({"a": 1}, str))
    {'a': '1'}
    """

    def __init__(self, whole: Mapping[str, V], of: Callable[[V], T]) -> None:
        self._whole: Mapping[str, V] = whole
        self._of: Callable[[V], T] = of

    def __getitem__(self, key: str) -> T:
        return self._of(self._whole[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)
