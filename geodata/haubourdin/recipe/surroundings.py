"""What lies around the sites: river, flood, heat network, stops, people, schools, shops."""

from math import hypot, pi, sin

from . import plan
from .bend import bent, bent_ring
from .chance import Chance
from .noding import Noder

# Half-widths of the flood beside the river's axis, metres: least and greatest.
FLOOD = {"fort": (42.0, 78.0), "moyen": (85.0, 150.0), "faible": (140.0, 205.0)}
REACHES = [(-2150, -560), (-640, 640), (560, 3150)]  # along the axis; they overlap


def zoning(subdivision):
    """Zones of the PLU as (cell, bent ring): they cover the whole extent without overlap."""
    noder = Noder([c.polygon.points for c in subdivision.zones])
    return [(c, bent_ring(noder.ring(c.polygon.points), 60.0)) for c in subdivision.zones]


def _along(s, off):
    """A bent point `s` metres along the river's axis and `off` metres to its left."""
    px, py = plan.RIVER_POINT
    ux, uy = plan.RIVER_COURSE
    return bent((px + ux * s - uy * off, py + uy * s + ux * off))


def _band(start, end, step, left, right):
    count = int((end - start) / step)
    stations = [start + (end - start) * i / count for i in range(count + 1)]
    return [_along(s, -right(s)) for s in stations] + [_along(s, left(s)) for s in stations[::-1]]


def river():
    def width(s):
        return plan.WATER_HALF_WIDTH + 3 * sin(s / 310)
    return _band(-2150, 3150, 40, width, width)


def floods():
    """(level, reach, ring): a rarer flood covers the more frequent ones; reaches overlap."""
    result = []
    for level, (low, high) in FLOOD.items():
        def half(s, phase):
            wave = 0.5 + 0.32 * sin(2 * pi * s / 830 + phase) + 0.18 * sin(2 * pi * s / 290 + 2 * phase)
            return low + (high - low) * wave
        for reach, (start, end) in enumerate(REACHES, 1):
            ring = _band(start, end, 25, lambda s: half(s, 0.9), lambda s: half(s, 3.4))
            result.append((level, reach, ring))
    return result


HEAT_WAYS = [
    # from, to: along streets, in bent coordinates
    ((701420, 7057010), (700620, 7056900)), ((700620, 7056900), (700060, 7057120)),
    ((700060, 7057120), (699420, 7057060)), ((699420, 7057060), (699000, 7056900)),
    ((699000, 7056900), (698450, 7056850)), ((700620, 7056900), (700900, 7056620)),
    ((699420, 7057060), (699560, 7057420)), ((708050, 7058780), (707950, 7059080)),
    ((707950, 7059080), (708300, 7058880)),
]


def heat_network(graph):
    """Streets that a pipe follows, each once, with the branch it belongs to."""
    found = {}
    for branch, (start, end) in enumerate(HEAT_WAYS, 1):
        for street in graph.way(graph.nearest(start), graph.nearest(end)):
            found.setdefault((street.a, street.b), (street, branch))
    return [found[key] for key in sorted(found)]


METRO = [("Hellemmes Centre", (708200, 7058640)), ("Hellemmes Ateliers", (708640, 7058960))]
TRAIN = [("Gare d'Haubourdin", (698900, 7056420)), ("Gare de Loos", (701080, 7056560))]


def stops(lines, graph):
    """(name, mode, place): stations at street corners, and a bus stop about every 330 m."""
    result = [(name, "metro", graph.nearest(at)) for name, at in METRO]
    result += [(name, "train", graph.nearest(at)) for name, at in TRAIN]
    corners = {}
    for street in lines:
        if street.highway in ("secondary", "tertiary") and not street.bridge:
            for node in (street.a, street.b):
                corners.setdefault(node, street)
    buses = []
    for node in sorted(corners):
        if all(hypot(node[0] - b[0], node[1] - b[1]) > 330 for b in buses):
            buses.append(node)
            name = corners[node].name.split(" ", 1)[1]
            for word, short in (("des ", ""), ("du ", ""), ("de la ", ""), ("de l'", "")):
                if name.startswith(word):
                    name = name[len(word):]
                    break
            result.append((name[0].upper() + name[1:], "bus", node))
    return [(name, mode, bent(node)) for name, mode, node in result]


GRID = 200.0


def population(parcels):
    """Inhabited squares of 200 m: {(x, y) of the south-west corner: (inhabitants, households)}."""
    squares = {}
    for parcel in parcels:
        if parcel.dwellings:
            x, y = parcel.centre
            key = (int(x // GRID) * 200, int(y // GRID) * 200)
            squares[key] = squares.get(key, 0) + parcel.dwellings
    result = {}
    for key in sorted(squares):
        households = squares[key]
        size = Chance(f"square/{key}").between(1.9, 2.7)
        result[key] = (round(households * size * 2) / 2, households)
    return result


MONUMENTS = [
    ("Église Saint-Maclou-aux-Lins", (698960, 7056930)), ("Ancien relais de poste", (699060, 7056820)),
    ("Pigeonnier de la cense", (698500, 7057330)), ("Porte de l'abbaye", (700940, 7057080)),
    ("Chapelle des bateliers", (700330, 7056960)), ("Halle aux toiles", (708330, 7058650)),
    ("Maison du contremaître", (708020, 7058470)),
]

SHOPS = [("boulangerie", 6), ("épicerie", 4), ("pharmacie", 2), ("café", 5), ("coiffure", 5),
         ("restaurant", 5), ("vêtements", 3), ("supermarché", 1), ("banque", 2), ("librairie", 1)]


def shops(parcels):
    """(type, place): in the centres mostly, a few among houses."""
    kinds = [kind for kind, share in SHOPS for _ in range(share)]
    result = []
    for parcel in parcels:
        chance = Chance(f"shop/{parcel.id}")
        share = {"UA": 0.055, "UM": 0.02, "UB": 0.004}.get(parcel.cell.zone, 0)
        if parcel.dwellings and chance.happens(share):
            result.append((chance.pick(kinds), parcel.centre))
    return result


def schools(blocks):
    """(name, kind, place): one in each large block of facilities."""
    kinds = ["École maternelle", "École élémentaire", "École élémentaire", "Collège", "Lycée"]
    names = ["Jean Macé", "Louise Michel", "Jules Ferry", "Marie Curie", "Simone Veil", "Victor Hugo",
             "Jacques Prévert", "Olympe de Gouges", "Émile Zola", "Pauline Kergomard", "Jean Jaurès"]
    result = []
    for block in blocks:
        if block.cell.zone == "UE" and not block.cell.kept and len(block.parcels) > 1:
            chance = Chance(f"school/{block.cell.path}")
            kind = chance.pick(kinds)
            result.append((f"{kind} {chance.pick(names)}", kind.lower(), block.parcels[0].centre))
    return result
