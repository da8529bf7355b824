"""Makes neighbours share every point of their common sides.

A cut that ends on a neighbour's side leaves a point there that the neighbour does not know. Once
each knows it, the sides of both are the same pieces and stay so whatever is done to points.
Two cuts that end almost at one place on both sides of a line are first brought together.
"""

CELL = 50.0
REACH = 0.01  # metres off a side within which a point belongs to it


class Noder:
    def __init__(self, rings, together=0.25):
        """`together`: points nearer than this (metres) become one, the earlier ring's."""
        self._points = {}
        self._place = {}
        for ring in rings:
            for point in ring:
                if point not in self._place:
                    self._place[point] = self._meet(point, together)

    def _meet(self, point, together):
        x, y = point
        for column in range(int((x - together) // CELL), int((x + together) // CELL) + 1):
            for row in range(int((y - together) // CELL), int((y + together) // CELL) + 1):
                for p in self._points.get((column, row), ()):
                    if (p[0] - x) ** 2 + (p[1] - y) ** 2 < together * together:
                        return p
        self._points.setdefault((int(x // CELL), int(y // CELL)), []).append(point)
        return point

    def place(self, point):
        """Where a point of the rings has come to lie."""
        return self._place[point]

    def between(self, a, b):
        """The points strictly between `a` and `b` within reach of their segment, in order."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length2 = dx * dx + dy * dy
        found = []
        first, last = int((min(a[0], b[0]) - 1) // CELL), int((max(a[0], b[0]) + 1) // CELL)
        for column in range(first, last + 1):
            # Only the rows that the segment crosses in this column.
            t0, t1 = 0.0, 1.0
            if abs(dx) > 1e-9:
                sides = (column * CELL - 1 - a[0]) / dx, ((column + 1) * CELL + 1 - a[0]) / dx
                t0, t1 = max(0.0, min(sides)), min(1.0, max(sides))
            low, high = sorted((a[1] + t0 * dy, a[1] + t1 * dy))
            for row in range(int((low - 1) // CELL), int((high + 1) // CELL) + 1):
                for p in self._points.get((column, row), ()):
                    t = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length2
                    off = dx * (p[1] - a[1]) - dy * (p[0] - a[0])
                    if 0 < t < 1 and p != a and p != b and off * off <= REACH * REACH * length2:
                        found.append((t, p))
        return [p for _, p in sorted(found)]

    def ring(self, points):
        """The ring through the places of its points and of those on its sides."""
        corners = []
        for point in map(self.place, points):
            if not corners or corners[-1] != point:
                corners.append(point)
        if corners[0] == corners[-1]:
            corners.pop()
        result = []
        for i, a in enumerate(corners):
            result.append(a)
            result.extend(self.between(a, corners[(i + 1) % len(corners)]))
        return result
