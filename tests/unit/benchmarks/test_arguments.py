"""What is to be measured is named by those who measure."""

import pytest

from benchmarks.arguments import arguments

KNOWN = ["handling", "ticks"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], (KNOWN, False)),
        (["--write"], (KNOWN, True)),
        (["ticks", "--write"], (["ticks"], True)),
    ],
)
def test_what_is_named_is_measured_and_else_all(
    given: list[str], expected: tuple[list[str], bool]
) -> None:
    assert arguments("benchmarks", "Measure.", KNOWN, given) == expected


@pytest.mark.parametrize(("given", "code"), [(["--help"], 0), (["nothing"], 2)])
def test_every_name_is_told_and_nothing_else(
    given: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        arguments("benchmarks", "Measure.", KNOWN, given)
    told = "".join(capsys.readouterr())
    assert ended.value.code == code
    assert all(name in told for name in KNOWN)
    assert "[]" not in told
