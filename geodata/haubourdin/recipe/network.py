"""Streets between the blocks, noded at their crossings, with bridges; and ways along them."""

import heapq
from math import hypot

from . import plan
from .bend import bent, bent_line
from .chance import Chance
from .noding import Noder

KINDS = ["Rue", "Rue", "Rue", "Avenue", "Allée", "Chemin"]
NAMES = [
    "des Tisserands", "du Halage", "de la Filature", "des Saules", "du Moulin à huile", "des Fileurs",
    "de la Briqueterie", "des Hortillons", "du Pont tournant", "des Bateliers", "du Marais", "de l'Écluse",
    "des Lavandières", "du Lin", "de la Brasserie", "des Houblons", "de la Distillerie", "des Chaudronniers",
    "du Four à chaux", "des Peupliers", "des Maraîchers", "de la Teinturerie", "du Port sec", "des Aulnes",
    "de l'Amidonnerie", "des Glaneurs", "du Vieux Quai", "des Cardeurs", "de la Malterie", "du Clos fleuri",
    "des Mariniers", "de la Genièvrerie", "des Jardins ouvriers", "du Fort", "de la Cense", "des Tilleuls",
]
LAYOUT = {
    "primary": (70, "no"), "secondary": (50, "track"), "tertiary": (50, "lane"),
    "residential": (30, "no"), "living_street": (20, "shared"),
}


class Street:
    def __init__(self, a, b, label, highway, town):
        self.a, self.b, self.label, self.highway, self.town = a, b, label, highway, town
        self.line = bent_line([a, b], 40.0)
        self.length = sum(hypot(q[0] - p[0], q[1] - p[1]) for p, q in zip(self.line, self.line[1:]))
        chance = Chance(f"street/{label}")
        self.name = f"{chance.pick(KINDS)} {chance.pick(NAMES)}"
        self.oneway = highway == "residential" and chance.happens(0.3)
        if highway == "residential" and chance.happens(0.12):
            self.highway = "living_street"
        self.maxspeed, self.cycleway = LAYOUT[self.highway]
        if self.oneway and chance.happens(0.6):
            self.cycleway = "opposite"
        self.bridge = False


def streets(subdivision):
    """Every side of a block's cell once, cut at each crossing."""
    cells = [b.polygon for b in subdivision.blocks]
    noder = Noder([c.points for c in cells], together=0.05)
    found = {}
    for cell in cells:
        for a, b, label in cell.edges():
            if label not in subdivision.streets:
                continue
            a, b = noder.place(a), noder.place(b)
            corners = [a] + noder.between(a, b) + [b] if a != b else []
            for p, q in zip(corners, corners[1:]):
                key = (p, q) if p < q else (q, p)
                found.setdefault(key, label)
    crossing = _crossings(found)
    result, seen = [], set()
    for (p, q), label in sorted(found.items()):
        p, q = crossing[p], crossing[q]
        if p == q or (p, q) in seen:
            continue
        seen |= {(p, q), (q, p)}
        _, highway, town = subdivision.streets[label]
        result.append(Street(p, q, label, highway, town))
    result += _bridges(result) + _links(result)
    return result


def _crossings(sides):
    """Where each corner lies once corners less than 5 m apart along a street are one crossing."""
    crossing = {node: node for side in sorted(sides) for node in side}
    for p, q in sorted(sides):
        if hypot(q[0] - p[0], q[1] - p[1]) < 5:
            old, new = sorted((crossing[p], crossing[q]))[::-1]
            crossing = {node: new if at == old else at for node, at in crossing.items()}
    return crossing


def _bridges(known):
    """Crossings of the canal between the nearest nodes of its two quays."""
    px, py = plan.RIVER_POINT
    ux, uy = plan.RIVER_COURSE
    result = []
    for index, s in enumerate((-640, -180, 260, 700)):
        at = (px + ux * s, py + uy * s)
        ends = []
        for quay in ("squay-west", "squay-east"):
            nodes = sorted({n for street in known if street.label == quay for n in (street.a, street.b)})
            ends.append(min(nodes, key=lambda n: (hypot(n[0] - at[0], n[1] - at[1]), n)))
        bridge = Street(*ends, f"bridge-{index}", "tertiary", "haubourdin")
        bridge.bridge, bridge.name = True, f"Pont n° {index + 1} de la Deûle"
        result.append(bridge)
    return result


def _links(known):
    """The avenue from Loos to Hellemmes, through what is not drawn."""
    def nearest(town, at):
        nodes = sorted({n for s in known if s.town == town and s.highway != "primary" for n in (s.a, s.b)})
        return min(nodes, key=lambda n: (hypot(n[0] - at[0], n[1] - at[1]), n))

    start, end = nearest("loos", (701720, 7057100)), nearest("hellemmes", (707690, 7058700))
    by = [start, (702900.0, 7057350.0), (704300.0, 7057500.0), (705800.0, 7058100.0), end]
    result = [Street(a, b, "avenue", "primary", "loos") for a, b in zip(by, by[1:])]
    for street in result:
        street.name = "Avenue de la Métropole"
    return result


class Graph:
    """Shortest ways along streets, both directions (for pipes and walkers)."""

    def __init__(self, lines):
        self.next = {}
        for street in lines:
            self.next.setdefault(street.a, []).append((street.b, street))
            self.next.setdefault(street.b, []).append((street.a, street))

    def nearest(self, at):
        """The node whose bent place is nearest to a bent point."""
        def distance(n):
            x, y = bent(n)
            return hypot(x - at[0], y - at[1]), n
        return min(self.next, key=distance)

    def way(self, start, end):
        """The streets of the shortest way."""
        best, queue, done = {start: (0.0, None, None)}, [(0.0, start)], set()
        while queue:
            cost, node = heapq.heappop(queue)
            if node in done:
                continue
            done.add(node)
            if node == end:
                break
            for other, street in self.next[node]:
                total = cost + street.length
                if other not in best or total < best[other][0] - 1e-9:
                    best[other] = (total, node, street)
                    heapq.heappush(queue, (total, other))
        result = []
        while best[end][1] is not None:
            result.append(best[end][2])
            end = best[end][1]
        return result[::-1]
