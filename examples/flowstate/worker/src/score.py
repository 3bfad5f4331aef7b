"""How deep in their work somebody was: a model of four lines."""

#: It takes about so long until nothing else is on one's mind, and again after each interruption.
MINUTES_TO_SETTLE = 15


def score(minutes: int, interruptions: int) -> int:
    """The share of the time that was undisturbed, in percent."""
    unsettled = MINUTES_TO_SETTLE * (1 + interruptions)
    return max(0, round(100 * (minutes - unsettled) / minutes))
