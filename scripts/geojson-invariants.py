#!/usr/bin/env python3
"""What Entente promises of the GeoJSON it writes, beyond what validators check.

    geojson-invariants.py FILE

Says each broken promise on a line of its own and exits with 1; silent and 0 when all are kept.
"""

import json
import sys
from decimal import Decimal

DECIMALS = 7
DEPTHS = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}

faults = []


def fault(place, text):
    faults.append(f"{place}: {text}")


def members_once(pairs):
    if len({name for name, _ in pairs}) < len(pairs):
        fault("members", f"twice in one object: {[name for name, _ in pairs]}")
    return dict(pairs)


def no_number(text):
    fault("numbers", f"{text} is not JSON")
    return 0


def position(place, value, box):
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(n, (int, Decimal)) for n in value)):
        return fault(place, f"not a position of two numbers: {value}")
    for number, bound in zip(value, (180, 90)):
        if not -bound <= number <= bound:
            fault(place, f"{number} is no longitude or latitude")
        if isinstance(number, Decimal) and -number.as_tuple().exponent > DECIMALS:
            fault(place, f"{number} has more than {DECIMALS} decimals")
    box.append((value[0], value[1]))


def twice_the_area(ring):
    """Shoelace formula in exact arithmetic; positive counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:]))


def polygon(place, rings):
    if not rings:
        fault(place, "polygon without a shell")
    for number, ring in enumerate(rings):
        name = f"{place}, ring {number}"
        if len(ring) < 4 or ring[0] != ring[-1]:
            fault(name, "not a closed ring of four positions or more")
            continue
        area = twice_the_area(ring)
        if number == 0 and area < 0 or number > 0 and area > 0:
            fault(name, "breaks the right-hand rule (RFC 7946, 3.1.6)")


def positions(place, value, depth, box):
    if depth == 0:
        return position(place, value, box)
    if not isinstance(value, list):
        return fault(place, f"not an array: {value}")
    for part in value:
        positions(place, part, depth - 1, box)


def geometry(place, value, box):
    if value is None:
        return
    if "crs" in value:
        fault(place, "has a crs member (RFC 7946, 4)")
    kind = value.get("type")
    if kind == "GeometryCollection":
        for part in value.get("geometries", []):
            geometry(place, part, box)
        return
    if kind not in DEPTHS or "coordinates" not in value:
        return fault(place, f"not a geometry: {kind}")
    before = len(faults)
    positions(place, value["coordinates"], DEPTHS[kind], box)
    if len(faults) > before:
        return
    if kind == "Polygon":
        polygon(place, value["coordinates"])
    if kind == "MultiPolygon":
        for part in value["coordinates"]:
            polygon(place, part)


def main(path):
    with open(path, "rb") as file:
        raw = file.read()
    if raw.startswith(b"\xef\xbb\xbf"):
        fault("text", "starts with a byte order mark")
    try:
        root = json.loads(
            raw.decode("utf-8"), parse_float=Decimal, parse_constant=no_number, object_pairs_hook=members_once)
    except ValueError as error:
        sys.exit(f"text: {error}")
    if not isinstance(root, dict) or root.get("type") != "FeatureCollection" or not isinstance(root.get("features"), list):
        sys.exit("root: not a FeatureCollection")
    if "crs" in root:
        fault("root", "has a crs member (RFC 7946, 4)")
    ids, columns, box = set(), None, []
    for number, feature in enumerate(root["features"], 1):
        place = f"feature {feature.get('id', '#' + str(number))}"
        if feature.get("type") != "Feature" or "geometry" not in feature or not isinstance(feature.get("properties"), dict):
            fault(place, "not a Feature with geometry and properties")
            continue
        if "crs" in feature:
            fault(place, "has a crs member (RFC 7946, 4)")
        if not isinstance(feature.get("id"), str) or not feature["id"]:
            fault(place, "has no id")
        elif feature["id"] in ids:
            fault(place, "its id is not unique")
        ids.add(feature.get("id"))
        if columns is not None and list(feature["properties"]) != columns:
            fault(place, "has other properties than the feature before")
        columns = list(feature["properties"])
        geometry(place, feature["geometry"], box)
    if box:
        tight = [min(x for x, _ in box), min(y for _, y in box), max(x for x, _ in box), max(y for _, y in box)]
        if root.get("bbox") != tight:
            fault("root", f"bbox is {root.get('bbox')}, the positions' is {tight}")
    if faults:
        sys.exit("\n".join(faults[:20]))


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(sys.argv[1])
