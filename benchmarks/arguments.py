"""What is to be measured, and whether it is kept: the arguments of whatever measures."""

import argparse
from collections.abc import Iterable, Sequence


def arguments(
    module: str, description: str, known: Iterable[str], given: Sequence[str] | None = None
) -> tuple[list[str], bool]:
    """Return what is named, or all that is known, and whether to keep what comes of it.

    Raises:
        SystemExit: the arguments are wrong, or ask for help.
    """
    names = list(known)
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=description)
    # With choices, help and errors would show an empty one: argparse checks even "none is named".
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"all, or of: {', '.join(names)}")
    parser.add_argument("--write", action="store_true", help="keep it in benchmarks/RESULTS.md")
    chosen = parser.parse_args(given)
    for name in chosen.names:
        if name not in names:
            parser.error(f"there is no {name!r}; there are {', '.join(names)}")
    return chosen.names or names, chosen.write
