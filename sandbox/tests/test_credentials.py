"""Nobody can guess what a sandbox answers to, unless it was told."""

import re

from sandbox import Sandbox


def identifiers(sandbox: Sandbox) -> set[object]:
    """Everything of a sandbox with which it can be addressed."""
    telegram = sandbox.telegram
    anna = telegram.person("Anna")
    file = telegram.world.files.draft().name
    groups = [telegram.group("Club", [anna], supergroup=each).id for each in (False, True)]
    return {sandbox.token, sandbox.key, telegram.bot.id, anna.id, file, *groups}


def test_two_sandboxes_have_nothing_in_common() -> None:
    assert identifiers(Sandbox()) & identifiers(Sandbox()) == set()


def test_what_is_given_is_kept() -> None:
    one, other = (Sandbox(token="42:TEST", key="some-key", seed=7) for _ in range(2))
    assert (one.token, one.key, one.telegram.bot.id) == ("42:TEST", "some-key", 42)
    assert identifiers(one) == identifiers(other)


def test_a_token_looks_like_a_token() -> None:
    assert re.fullmatch(r"[0-9]{10}:[\w-]{35}", Sandbox().token, re.ASCII)


def test_ids_are_in_the_ranges_of_telegram() -> None:
    telegram = Sandbox().telegram
    anna = telegram.person("Anna")
    assert 2**32 < anna.id < 2**52
    assert -(10**12) < telegram.group("Club", [anna], supergroup=False).id < -(2**32)
    assert telegram.group("Club", [anna]).id < -(10**12)
    assert len({telegram.bot.id, anna.id, telegram.person("Ben").id}) == 3
