"""What is strange about one rule's own clocks: said with its reason, never put right in silence."""

from collections.abc import Iterator

from extractors.clocks.nouns import Action


def flags(action: Action) -> Iterator[str]:
    """Yield what is strange about an action, each with its reason.

    A rule may bind from its filing, before it is published (44 U.S.C. 1507: those who know of it);
    an effective day before even that is doubtful.
    """
    effective, published, filed = action.effective, action.published, action.filed
    if effective and published and effective < published:
        if filed and effective >= filed:
            yield f"effective {effective}, before its publication: filed on {filed}"
        else:
            known = f"filed on {filed}" if filed else "no filing is known"
            yield f"effective {effective}, before it was published on {published}: {known}"
    if action.put_off:
        yield f"put off or withdrawn before it took effect, by “{action.put_off}”"
    if action.corrects:
        yield f"corrects {action.corrects}, which is itself a correction"
    if action.twins:
        others = ", ".join(action.twins)
        yield f"its number was given out more than once: {others}; told apart by the day"
