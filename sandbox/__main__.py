"""``python -m sandbox``: the sandbox with the real bot in it, and a chat page. No keys needed."""

import sys

from sandbox.demo import main

if __name__ == "__main__":
    main(sys.argv[1:])
