"""``python -m archive``: the same as the command ``archive``."""

import sys

from archive.cli import main

if __name__ == "__main__":
    sys.exit(main())
