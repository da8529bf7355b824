#!/usr/bin/env python3
"""Damages a copy of a GeoJSON file, so that checks can be seen to fail.

    damaged-geojson.py KIND FILE COPY
    damaged-geojson.py            lists the kinds
"""

import json
import sys


def rings(collection):
    for feature in collection["features"]:
        kind, parts = (feature["geometry"] or {}).get("type"), (feature["geometry"] or {}).get("coordinates")
        if kind == "Polygon":
            yield parts[0]
        if kind == "MultiPolygon":
            yield parts[0][0]


def first(collection):
    return collection["features"][0]


KINDS = {
    "crs-member": lambda c: c.update(crs={"type": "name", "properties": {"name": "EPSG:2154"}}),
    "eight-decimals": lambda c: next(rings(c))[1].__setitem__(0, 2.98765432),
    "left-hand-rule": lambda c: next(rings(c)).reverse(),
    "open-ring": lambda c: next(rings(c)).pop(),
    "id-missing": lambda c: first(c).pop("id"),
    "id-twice": lambda c: c["features"].append(first(c)),
    "not-a-number": lambda c: first(c)["properties"].update({next(iter(first(c)["properties"])): float("nan")}),
    "metres": lambda c: next(rings(c)).__setitem__(1, [699000, 7057000]),
    "wrong-box": lambda c: c["bbox"].__setitem__(0, c["bbox"][0] - 1),
    "other-properties": lambda c: c["features"][-1]["properties"].update(surplus=1),
}

if len(sys.argv) == 1:
    print("\n".join(KINDS))
elif len(sys.argv) == 4 and sys.argv[1] in KINDS:
    with open(sys.argv[2], encoding="utf-8") as file:
        collection = json.load(file)
    KINDS[sys.argv[1]](collection)
    with open(sys.argv[3], "w", encoding="utf-8") as file:
        json.dump(collection, file)
else:
    sys.exit(__doc__)
