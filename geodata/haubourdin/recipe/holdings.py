"""Premises of a foncière solidaire."""

from math import hypot

from .convex import Polygon, ring_area

HOLDINGS = [
    # id, name, wanted footprint m², near
    ("FS-01", "Ruche d'Haubourdin", 520, (699120, 7056960)),
    ("FS-02", "Atelier des Bateliers", 1500, (699380, 7057080)),
    ("FS-03", "Boutique du Centre de Loos", 260, (701030, 7057020)),
    ("FS-04", "Halle du Port", 2300, (701300, 7056380)),
    ("FS-05", "Tiers-lieu d'Hellemmes", 480, (708330, 7058760)),
    ("FS-06", "Pied d'immeuble de la Cense", 210, (698560, 7056900)),
]
LEASES = {
    # storeys, tenure, rent €/m²/year, from, until
    "FS-01": (2, "bail commercial d'utilité sociale", 85, "2026-09-01", None),
    "FS-02": (1, "bail commercial d'utilité sociale", 62, "2026-01-01", None),
    "FS-03": (1, "bail commercial", 118, "2026-01-01", None),
    "FS-04": (1, "bail professionnel", 48, "2026-06-01", None),
    "FS-05": (2, "convention d'occupation précaire", 74, "2026-01-01", "2031-01-01"),
    "FS-06": (1, "bail emphytéotique", 55, "2027-01-01", None),
}
INHABITED = ("house", "flats", "firm", "private")


def holdings(blocks):
    """(properties, bent ring): a building inset in the parcel that suits the wanted footprint best."""
    parcels = [p for b in blocks if not b.cell.kept for p in b.parcels if p.use in INHABITED]
    taken, result = set(), []
    for ident, name, footprint, near in HOLDINGS:
        floors, tenure, rent, start, end = LEASES[ident]

        def misfit(p):
            x, y = p.centre
            return hypot(x - near[0], y - near[1]) + 0.5 * abs(p.area * 0.72 - footprint), p.id
        parcel = min((p for p in parcels if p.id not in taken), key=misfit)
        taken.add(parcel.id)
        ring = _building(parcel, footprint)
        built = ring_area(ring)
        row = {
            "id": ident, "name": name, "owner": "Foncière solidaire", "owner_type": "foncière solidaire",
            "tenure": tenure, "rent": rent, "usable_floor": int(built * floors * 0.88 / 10) * 10,
            "usable_land": 0, "from": start, "until": end, "artificialised": 1,
            "parcelle": parcel.id, "niveaux": floors,
        }
        result.append(({k: v for k, v in row.items() if v is not None}, ring))
    return result


def _building(parcel, footprint):
    """The parcel moved inwards until the building has its size."""
    inset = 0.5
    polygon = Polygon([(round(x, 3), round(y, 3)) for x, y in parcel.ring])
    best = polygon
    while True:
        smaller = polygon.shrunk(lambda _, i=inset: i)
        if smaller is None or smaller.area() < min(footprint, parcel.area * 0.6):
            return best.points
        best, inset = smaller, inset + 0.5
