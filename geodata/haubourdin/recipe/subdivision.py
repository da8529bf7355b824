"""Cuts the territory into towns, districts and blocks: each cut is a street, a quay or a limit."""

from math import cos, hypot, pi, sin

from . import plan
from .chance import Chance
from .convex import Polygon, direction

DISTRICT = 130_000.0  # m²: a district is a zone of the PLU and a section of the cadastre


class Cell:
    """A piece of the plan: its path in the tree of cuts names it for good."""

    def __init__(self, path, polygon, town=None, district=None, zone=None, kept=()):
        self.path, self.polygon, self.town = path, polygon, town
        self.district, self.zone, self.kept = district, zone, tuple(kept)


class Subdivision:
    def __init__(self):
        self.streets = {}  # label: (width in metres, OSM highway, town)
        self.zones = []  # cells that are a zone of the PLU
        self.blocks = []  # cells that are a block of a town
        self._cut_towns()

    def street(self, path, width, highway, town):
        label = f"s{path}"
        self.streets[label] = (width, highway, town)
        return label

    def width(self, label):
        return self.streets[label][0] if label in self.streets else 0.0

    def _cut_towns(self):
        x0, y0, x1, y1 = plan.EXTENT
        whole = Polygon([(x0, y0), (x1, y0), (x1, y1), (x0, y1)])
        px, py = plan.RIVER_POINT
        ux, uy = plan.RIVER_COURSE
        offset = plan.QUAY_OFFSET
        west, rest = whole.split(
            (px - uy * offset, py + ux * offset), (ux, uy),
            self.street("quay-west", 12.0, "tertiary", "haubourdin"))
        river, east = rest.split(
            (px + uy * offset, py - ux * offset), (ux, uy),
            self.street("quay-east", 12.0, "tertiary", "loos"))
        self.zones.append(Cell("river", river, zone="N"))
        self._cut_town("haubourdin", west, [
            ((698300, 7056800), (698330, 7057600), "A"), ((698300, 7056130), (699000, 7056160), "A"),
            ((699000, 7057690), (698300, 7057660), "N")])
        loos_side, hellemmes_side = east.split((704300, 7055000), (0.0, 1.0))
        self._cut_town("loos", loos_side, [
            ((701720, 7057700), (701700, 7056300), "UB"), ((699300, 7056200), (701700, 7056170), "A"),
            ((701700, 7057640), (699300, 7057620), "UB")])
        self._cut_town("hellemmes", hellemmes_side, [
            ((707690, 7059300), (707700, 7058100), "UB"), ((708950, 7058100), (708980, 7059300), "UB"),
            ((707600, 7058150), (708900, 7058120), "UX"), ((708900, 7059360), (707600, 7059330), "UB")])

    def _cut_town(self, town, polygon, limits):
        """Cuts a town out of its surroundings; each limit is a street: (from, to, zone beyond)."""
        centre = plan.PLACES[town][0][:2]
        for i, (a, b, beyond) in enumerate(limits):
            label = self.street(f"{town}-limit-{i}", 16.0, "secondary", town)
            parts = polygon.split(a, direction(a, b), label)
            polygon = next(p for p in parts if p.holds(centre))
            outside = next(p for p in parts if not p.holds(centre))
            self.zones.append(Cell(f"around-{town}-{i}", outside, zone=beyond))
        kept = [key for key, value in plan.KEPT.items() if value["town"] == town]
        self._grow(Cell(town, polygon, town, kept=kept))

    def _zone(self, cell):
        x, y = plan.KEPT[cell.kept[0]]["at"] if cell.kept else cell.polygon.centroid()
        places = plan.PLACES[cell.town]
        return min(places, key=lambda p: (hypot(p[0] - x, p[1] - y), p))[2]

    def _grow(self, cell):
        area = cell.polygon.area()
        if cell.district is None and area < DISTRICT:
            cell.district, cell.zone = cell.path, self._zone(cell)
            self.zones.append(cell)
        if cell.district and self._is_block(cell, area):
            self.blocks.append(cell)
            return
        chance = Chance(f"cut/{cell.path}")
        corner, along, length, breadth = cell.polygon.frame()
        at, tilt = chance.between(0.42, 0.58) * length, chance.between(-0.14, 0.14)
        if len(cell.kept) == 1 and cell.district:
            at = self._beside_kept(cell, corner, along, length, area) or at
        middle = (
            corner[0] + along[0] * at - along[1] * breadth / 2,
            corner[1] + along[1] * at + along[0] * breadth / 2)
        angle = (cos(pi / 2 + tilt), sin(pi / 2 + tilt))
        towards = (along[0] * angle[0] - along[1] * angle[1], along[0] * angle[1] + along[1] * angle[0])
        width, highway = (
            (16.0, "secondary") if area > 450_000 else (13.0, "tertiary") if area > 120_000
            else (10.5, "residential"))
        label = self.street(cell.path, width, highway, cell.town)
        for letter, part in zip("ab", cell.polygon.split(middle, towards, label)):
            kept = [k for k in cell.kept if part.holds(plan.KEPT[k]["at"])]
            self._grow(Cell(cell.path + letter, part, cell.town, cell.district, cell.zone, kept))

    def _is_block(self, cell, area):
        if cell.kept:
            return len(cell.kept) == 1 and area < 1.12 * plan.KEPT[cell.kept[0]]["size"]
        return area < 1.35 * plan.BLOCK_SIZE[cell.zone]

    def _beside_kept(self, cell, corner, along, length, area):
        """Where to cut so that the side with the kept place is as large as asked."""
        kept = plan.KEPT[cell.kept[0]]
        share = kept["size"] / area
        if share < 0.4:
            return None
        x, y = kept["at"]
        place = ((x - corner[0]) * along[0] + (y - corner[1]) * along[1]) / length
        share = max(share, 0.15)
        return length * (share if place < 0.5 else 1 - share)
