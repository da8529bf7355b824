"""Cuts a block into parcels, each zone in its way."""

# Terraced houses and gardens: (least and greatest frontage, depth of a plot), metres.
ROWS = {"UA": (5.4, 9.0, 27.0), "UB": (8.0, 15.0, 34.0), "UM": (9.0, 18.0, 36.0)}
# Large parcels: greatest area, m².
TRACTS = {
    "UC": 4200, "UE": 9000, "UX": 9500, "UZ": 7200, "1AUH": 7000, "1AUX": 9000, "2AU": 14000,
    "A": 26000, "N": 24000,
}
# What a kept friche is made of: greatest area of a parcel, m².
FRICHE_TRACT = 9000


def lots(block, zone, chance):
    """The parcels of a block, as polygons."""
    if zone in ROWS:
        return _rows(block, ROWS[zone], chance)
    return tracts(block, TRACTS[zone], chance)


def tracts(polygon, greatest, chance):
    """Halves across the long side until each piece is small enough."""
    if polygon.area() < greatest * chance.between(0.7, 1.0):
        return [polygon]
    corner, along, length, breadth = polygon.frame()
    parts = _cut_across(polygon, corner, along, length * chance.between(0.4, 0.6))
    return [lot for part in parts if part for lot in tracts(part, greatest, chance)]


def slices(polygon, count):
    """`count` pieces side by side along the long side, of about the same breadth."""
    corner, along, length, _ = polygon.frame()
    result, rest = [], polygon
    for i in range(1, count):
        piece, rest = _cut_across(rest, corner, along, length * i / count)
        result.append(piece)
    return result + [rest]


def _rows(block, row, chance):
    low, high, depth = row
    corner, along, length, breadth = block.frame()
    across = (-along[1], along[0])
    if breadth < 1.35 * depth:
        limits = []
    elif breadth < 2.9 * depth:
        limits = [breadth * chance.between(0.46, 0.54)]
    else:
        limits = [depth, breadth - depth]
    result, rest = [], block
    for i, limit in enumerate(limits + [None]):
        strip = rest
        if limit is not None:
            origin = (corner[0] + across[0] * limit, corner[1] + across[1] * limit)
            rest, strip = rest.split(origin, along)
        inner = len(limits) == 2 and i == 1
        if strip:
            bounds = (22.0, 55.0) if inner else (low, high)
            result += _row(strip, corner, along, length, bounds, chance)
        if rest is None:
            break
    return result


def _row(strip, corner, along, length, bounds, chance):
    """Plots side by side; a plot that would come out as a sliver is joined to the next."""
    low, high = bounds
    result, rest, at = [], strip, 0.0
    tilt = chance.between(-0.04, 0.04)
    breadth = strip.frame()[3]
    usual = chance.between(low, (low + high) / 2)
    while True:
        frontage = usual if chance.happens(0.55) else chance.between(low, high)
        at += frontage * (2 if chance.happens(0.06) else 1)
        if at > length - low:
            return result + [rest]
        piece, remaining = _cut_across(rest, corner, along, at, tilt)
        if remaining is None:
            return result + [rest]
        if piece is None or piece.area() < 0.45 * low * breadth:
            continue
        if remaining.area() < 0.6 * low * breadth:
            return result + [rest]
        result.append(piece)
        rest = remaining


def _cut_across(polygon, corner, along, at, tilt=0.0):
    """The parts before and after a line across the long side, `at` metres from its start."""
    origin = (corner[0] + along[0] * at, corner[1] + along[1] * at)
    across = (-along[1] - along[0] * tilt, along[0] - along[1] * tilt)
    norm = (across[0] ** 2 + across[1] ** 2) ** 0.5
    return polygon.split(origin, (across[0] / norm, across[1] / norm))
