"""What a reader watches, and how source kinds are found."""

import pytest
from pydantic import ValidationError

from extractors.model import Severity
from extractors.registry import modules, source_kinds
from extractors.watch import Entity, Subscription
from making import subscription


@pytest.mark.parametrize("written", ["high", "HIGH", Severity.HIGH, 3])
def test_a_severity_is_written_as_its_name(written: object) -> None:
    assert subscription(min_severity=written).min_severity is Severity.HIGH


def test_a_severity_that_is_none_names_those_there_are() -> None:
    with pytest.raises(ValidationError, match="must be one of low, medium, high, critical"):
        subscription(min_severity="urgent")


def test_a_subscription_without_a_channel_is_refused() -> None:
    with pytest.raises(ValidationError, match="channels"):
        Subscription(key="officer", channels=())


def test_an_unknown_key_of_an_entity_is_refused() -> None:
    with pytest.raises(ValidationError, match="aka"):
        Entity.model_validate({"key": "a", "name": "A", "label": "ORG", "aka": "B"})


def test_every_file_of_the_folder_is_a_source_kind() -> None:
    names = [name.rpartition(".")[2] for name in modules("extractors.sources")]

    assert list(source_kinds()) == names
