"""Bends the straight plan into streets that curve.

The plan is drawn with straight lines and then displaced by a sum of slow waves. The slopes of the
waves stay below 1/4, so that nothing folds over and neighbours stay neighbours.
"""

from math import ceil, hypot, pi, sin


def bent(point):
    x, y = point[0] - 699000, point[1] - 7057000
    dx = 34 * sin(2 * pi * y / 1500 + 0.6) + 16 * sin(2 * pi * (0.5 * x + 0.8 * y) / 640 + 2.1)
    dy = 40 * sin(2 * pi * x / 1700 + 1.3) + 15 * sin(2 * pi * (0.8 * x - 0.5 * y) / 590 + 0.4)
    return (point[0] + dx, point[1] + dy)


def bent_line(points, step):
    """A line, each piece first cut into equal parts not longer than `step` metres."""
    result = [points[0]]
    for a, b in zip(points, points[1:]):
        # From the same end for both neighbours of a side, so that they get the same points.
        start, end = (a, b) if a < b else (b, a)
        parts = max(1, ceil(hypot(b[0] - a[0], b[1] - a[1]) / step))
        inner = [
            (start[0] + (end[0] - start[0]) * i / parts, start[1] + (end[1] - start[1]) * i / parts)
            for i in range(1, parts)
        ]
        result += (inner if start == a else inner[::-1]) + [b]
    return [bent(p) for p in result]


def bent_ring(points, step):
    return bent_line(points + points[:1], step)[:-1]
