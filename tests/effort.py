"""How hard the property tests try, in the proportion that the chosen profile asks for."""

from hypothesis import HealthCheck, settings

_USUAL = 100
"""Examples of a test that does not say how many; see hypothesis."""


def examples(count: int) -> int:
    """Return how many examples to try where the full profile tries ``count``."""
    return max(1, count * settings().max_examples // _USUAL)


def of_state_machine(count: int, steps: int) -> settings:
    """Return the settings of a state machine that tries so many runs of so many steps."""
    return settings(
        max_examples=examples(count),
        stateful_step_count=steps,
        suppress_health_check=list(HealthCheck),
    )
