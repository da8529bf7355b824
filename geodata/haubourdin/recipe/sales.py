"""Private parcels whose owners have declared that they sell (déclaration d'intention d'aliéner)."""

from math import hypot

# Near where, and how large: least and greatest area, m².
SALES = [
    ((699020, 7057160), 900, 4000), ((700860, 7056900), 900, 4000), ((708200, 7058760), 800, 4000),
]


def put_on_sale(parcels):
    """Marks the private parcel nearest to each place; nobody lives there any more."""
    for near, low, high in SALES:
        def distance(p):
            return hypot(p.centre[0] - near[0], p.centre[1] - near[1]), p.id
        parcel = min(
            (p for p in parcels if p.owner is None and low < p.area < high
             and p.use in ("private", "flats", "firm")), key=distance)
        parcel.for_sale, parcel.artificialised, parcel.dwellings = True, 0.7, 0
