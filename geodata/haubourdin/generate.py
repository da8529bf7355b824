#!/usr/bin/env python3
"""Draws the invented territory of Haubourdin, Loos and Hellemmes.

    python3 geodata/haubourdin/generate.py           writes the files beside this script
    python3 geodata/haubourdin/generate.py --check   fails if they differ from a rebuild

Only Python's standard library (3.9 or later). The seed is in recipe/chance.py: same seed, same bytes.
"""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.dont_write_bytecode = True

from recipe.territory import files  # noqa: E402


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 64
    different = []
    for name, text in files().items():
        path, data = HERE / name, text.encode()
        if arguments:
            if not path.exists() or path.read_bytes() != data:
                different.append(name)
        else:
            path.write_bytes(data)
    if different:
        print("differs from a rebuild: " + ", ".join(different), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
