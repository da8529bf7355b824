"""Chance with a written seed.

Every place draws from its own generator, named by its path, so that changing one block leaves
the others as they were. Only `Random.random` is used: Python promises the same numbers for the
same seed in every version.
"""

from random import Random

SEED = 59286


class Chance:
    def __init__(self, name):
        self._random = Random(f"{SEED}/{name}")

    def between(self, low, high):
        return low + (high - low) * self._random.random()

    def whole(self, low, high):
        """A whole number from `low` to `high`, both included."""
        return low + int(self._random.random() * (high - low + 1))

    def happens(self, probability):
        return self._random.random() < probability

    def pick(self, items):
        return items[int(self._random.random() * len(items))]
