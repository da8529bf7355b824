"""Convex polygons that are cut by straight lines.

A polygon is a list of points (anticlockwise, not closed) with a label for the edge that starts at
each point: the street along it, or None inside a block. Points are rounded to the millimetre as
soon as they exist, so that neighbours hold the very same numbers.
"""

from math import hypot


def snap(point):
    return (round(point[0], 3), round(point[1], 3))


class Polygon:
    def __init__(self, points, labels=None):
        self.points = points
        self.labels = labels or [None] * len(points)

    def edges(self):
        """(start, end, label) of each side."""
        n = len(self.points)
        return [(self.points[i], self.points[(i + 1) % n], self.labels[i]) for i in range(n)]

    def area(self):
        return ring_area(self.points)

    def centroid(self):
        return ring_centroid(self.points)

    def holds(self, point):
        return all(side(a, direction(a, b), point) >= 0 for a, b, _ in self.edges())

    def split(self, origin, towards, label=None):
        """The parts left and right of the line through `origin`; None where nothing is left."""
        sides = [side(origin, towards, p) for p in self.points]
        left, right = ([], []), ([], [])
        for i, (a, b, edge) in enumerate(self.edges()):
            here, there = sides[i], sides[(i + 1) % len(sides)]
            if here >= 0:
                _push(left, a, edge)
            if here <= 0:
                _push(right, a, edge)
            if here * there < 0:
                t = here / (here - there)
                cut = snap((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
                _push(left, cut, label if here > 0 else edge)
                _push(right, cut, edge if here > 0 else label)
        # A corner that lies on the line keeps its edge on one side and starts the cut on the other.
        for points, labels in (left, right):
            while len(points) > 1 and points[0] == points[-1]:
                points.pop()
                labels.pop()
            for i, point in enumerate(points):
                following = points[(i + 1) % len(points)]
                middle = ((point[0] + following[0]) / 2, (point[1] + following[1]) / 2)
                if abs(side(origin, towards, middle)) < 0.002:
                    labels[i] = label
        return tuple(
            Polygon(*part) if len(part[0]) >= 3 and ring_area(part[0]) > 0.01 else None
            for part in (left, right)
        )

    def shrunk(self, inset_of_label):
        """The polygon with each side moved inwards; None if nothing is left."""
        result = self
        for a, b, label in self.edges():
            inset = inset_of_label(label)
            if not inset or a == b:
                continue
            u = direction(a, b)
            origin = (a[0] - u[1] * inset, a[1] + u[0] * inset)
            result = result.split(origin, u, label)[0]
            if result is None:
                return None
        return result

    def frame(self):
        """The least bounding rectangle as (corner, long direction, length, breadth)."""
        best = None
        for a, b, _ in self.edges():
            if hypot(b[0] - a[0], b[1] - a[1]) < 1:
                continue
            u = direction(a, b)
            along = [p[0] * u[0] + p[1] * u[1] for p in self.points]
            across = [-p[0] * u[1] + p[1] * u[0] for p in self.points]
            length, breadth = max(along) - min(along), max(across) - min(across)
            if best is None or length * breadth < best[0] - 1e-6:
                best = (length * breadth, u, min(along), min(across), length, breadth)
        _, u, along, across, length, breadth = best
        corner = (u[0] * along - u[1] * across, u[1] * along + u[0] * across)
        if length >= breadth:
            return corner, u, length, breadth
        corner = (corner[0] + u[0] * length, corner[1] + u[1] * length)
        return corner, (-u[1], u[0]), breadth, length


def _push(part, point, label):
    points, labels = part
    if points and points[-1] == point:
        labels[-1] = label
    else:
        points.append(point)
        labels.append(label)


def side(origin, towards, point):
    """Distance of a point from a line with unit direction, positive on its left; 0 within 1 mm."""
    d = towards[0] * (point[1] - origin[1]) - towards[1] * (point[0] - origin[0])
    return 0.0 if abs(d) < 0.001 else d


def direction(a, b):
    length = hypot(b[0] - a[0], b[1] - a[1])
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length)


def ring_area(points):
    return sum(
        points[i - 1][0] * p[1] - p[0] * points[i - 1][1] for i, p in enumerate(points)
    ) / 2


def ring_centroid(points):
    ox, oy = points[0]
    area = x = y = 0.0
    for i, p in enumerate(points):
        ax, ay = points[i - 1][0] - ox, points[i - 1][1] - oy
        bx, by = p[0] - ox, p[1] - oy
        cross = ax * by - bx * ay
        area += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    return (ox + x / (3 * area), oy + y / (3 * area))
