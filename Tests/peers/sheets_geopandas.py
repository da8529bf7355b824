#!/usr/bin/env python3
"""Site sheets with geopandas, from the definitions of docs/screening.md alone.

    sheets_geopandas.py CASE.yaml --data SHARED_DATA --out SHEET.csv
    sheets_geopandas.py CASE.yaml --data SHARED_DATA --compare SHEET.csv
    sheets_geopandas.py CASE.yaml --data SHARED_DATA --options       # as options of `entente sheet`, one a line

A case is a scenario, or the part of one that concerns sheets: crs, layers, sites, sheet (sources: sources_geopandas.py);
paths are relative to the shared data.
Slow and plain on purpose: overlays of whole geometries, one pair at a time.

--compare: numbers agree within 1e-5 (metres, square metres, counts) or 1e-6 (shares, compactness), or 1e-7 of their size;
labels are equal, but for ties, which are counted: the two overlaps differ by less than a square millimetre.
Needs geopandas, pyogrio, shapely >= 2 and PyYAML.
"""
import argparse
import csv
import math
import os
import sys

import numpy as np
import shapely
import yaml

from sources_geopandas import column, label, read

LEAST_AREA = 1e-6          # square metres: less is contact


def repaired(geometry):
    return geometry if geometry is None or geometry.is_valid else shapely.make_valid(geometry)


class Layer:
    def __init__(self, frame):
        self.frame = frame
        self.ids = list(frame.index)
        self.shapes = [repaired(g) for g in frame.geometry.values]
        there = [k for k, g in enumerate(self.shapes) if g is not None and not g.is_empty]
        self.there = np.array(there, dtype=int)
        self.tree = shapely.STRtree(np.asarray(self.shapes, dtype=object)[self.there])

    def near(self, geometry, radius=0.0):
        box = shapely.box(*geometry.bounds).buffer(radius, join_style="mitre") if radius else geometry
        return sorted(int(k) for k in self.there[self.tree.query(box)])

    def field(self, name):
        if name in self.frame.columns:
            return list(self.frame[name])
        match = [c for c in self.frame.columns if c.lower() == name.lower()]
        return list(self.frame[match[0]])


def missing(value):
    return value is None or (isinstance(value, float) and math.isnan(value)) \
        or (isinstance(value, str) and not value.strip())


def overlaps(site, layer):
    out = []
    for k in layer.near(site):
        area = site.intersection(layer.shapes[k]).area
        if area > LEAST_AREA:
            out.append((k, area))
    return out


def measure(site, what, layers, row):
    """The value, and for labels the areas that competed."""
    kind = what["measure"]
    if kind == "area":
        return site.area, None
    if kind == "perimeter":
        return site.length, None
    if kind == "compactness":
        return 4 * math.pi * site.area / site.length ** 2, None
    if kind == "attribute":
        value = row[column(row, what["field"])]
        return (None if missing(value) else value if isinstance(value, str) else float(value)), None
    layer = layers[what["layer"]]
    if kind == "distance":
        if not len(layer.there):
            return None, None
        return min(site.distance(layer.shapes[k]) for k in layer.there[layer.tree.query_nearest(site)]), None
    if kind == "share":
        parts = [site.intersection(layer.shapes[k]) for k, _ in overlaps(site, layer)]
        return (shapely.union_all(parts).area / site.area if parts else 0.0), None
    if kind in ("majority", "majority-share"):
        values, areas = layer.field(what["field"]), {}
        for k, area in overlaps(site, layer):
            key = None if missing(values[k]) else label(values[k])
            areas[key] = areas.get(key, 0.0) + area
        unknown = areas.pop(None, 0.0)
        if not areas and not unknown:
            return (0.0 if kind == "majority-share" else None), None
        best = max(areas.values(), default=0.0)
        if unknown > best + LEAST_AREA:
            return None, None
        name = min(v for v, a in areas.items() if a >= best - LEAST_AREA)
        return (name if kind == "majority" else min(1.0, areas[name] / site.area)), areas
    if kind in ("largest", "largest-share"):
        found = overlaps(site, layer)
        if not found:
            return (0.0 if kind == "largest-share" else None), None
        best = max(a for _, a in found)
        k, area = min((layer.ids[k], k, a) for k, a in found if a >= best - LEAST_AREA)[1:]
        if kind == "largest-share":
            return area / site.area, None
        values = layer.field(what["field"])
        value = values[k]
        return (None if missing(value) else label(value)), {label(values[k]): a for k, a in found}
    radius = float(str(what["within"]).removesuffix("m"))
    if what.get("of") == "centre":
        hits = [k for k in layer.near(site, radius + 1) if layer.shapes[k].centroid.distance(site) <= radius]
    else:
        hits = [k for k in layer.near(site, radius + 1) if layer.shapes[k].distance(site) <= radius]
    if kind == "count":
        return len(hits), None
    if kind == "any":
        return bool(hits), None
    values = [layer.field(what["field"])[k] for k in hits]
    return (None if any(missing(v) for v in values) else float(sum(values))), None


def sheets(case, data):
    """Rows by site id: lists of (value, competing areas)."""
    layers = {name: Layer(read(source, data, case["crs"])) for name, source in case.get("layers", {}).items()}
    rows = {}
    for source in case["sites"]:
        frame = read(source, data, case["crs"])
        for place, (key, site) in enumerate(zip(frame.index, frame.geometry.values)):
            key = source.get("id_prefix", "") + str(key)
            rows[key] = [measure(repaired(site), what, layers, frame.iloc[place:place + 1].squeeze()) for what in case["sheet"]]
    return rows


def text(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else "%.9f" % value


def compare(case, rows, path):
    with open(path, newline="", encoding="utf-8-sig") as f:
        table = list(csv.reader(f))
    head = table[0]
    ours = {row[0]: row for row in table[1:]}
    if set(ours) != set(rows):
        sys.exit("ids differ: %d against %d" % (len(ours), len(rows)))
    bad = 0
    print("%-22s %8s %14s %6s %8s  %s" % ("column", "rows", "max difference", "ties", "beyond", "worst id"))
    for c, what in enumerate(case["sheet"]):
        at = head.index(what["as"])
        worst, worst_id, ties, beyond = 0.0, "", 0, 0
        small = what["measure"].endswith("share") or what["measure"] == "compactness"
        for key in sorted(rows):
            value, areas = rows[key][c]
            got = ours[key][at]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                difference = abs(float(got) - value) if got else math.inf
                if difference > worst:
                    worst, worst_id = difference, key
                beyond += difference > max(1e-6 if small else 1e-5, 1e-7 * abs(value))
            elif got != text(value):
                tie = areas and got in areas and abs(areas[got] - max(areas.values())) < LEAST_AREA
                ties, beyond = ties + bool(tie), beyond + (not tie)
                worst_id = key
        bad += beyond
        print("%-22s %8d %14.3g %6d %8d  %s" % (what["as"], len(rows), worst, ties, beyond, worst_id))
    print("DIFFERENT" if bad else "SAME within the tolerances")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case")
    parser.add_argument("--data", required=True)
    parser.add_argument("--out")
    parser.add_argument("--every", type=int, default=1, help="write only every so many rows")
    parser.add_argument("--compare")
    parser.add_argument("--options", action="store_true")
    a = parser.parse_args()
    with open(a.case, encoding="utf-8") as f:
        case = yaml.safe_load(f)
    if a.options:
        print("--crs\n%s" % case["crs"])
        for source in case["sites"]:
            print("--sites\n%s" % os.path.join(a.data, source["source"]))
        for name, source in case["layers"].items():
            print("--layer\n%s=%s" % (name, os.path.join(a.data, source["source"])))
        for what in case["sheet"]:
            print("--measure\n%s" % ", ".join("%s: %s" % pair for pair in what.items()))
        return
    rows = sheets(case, a.data)
    if a.out:
        with open(a.out, "w", newline="", encoding="utf-8") as f:
            out = csv.writer(f, lineterminator="\n")
            out.writerow(["id"] + [what["as"] for what in case["sheet"]])
            for key in sorted(rows, key=int)[::a.every]:
                out.writerow([key] + [text(value) for value, _ in rows[key]])
    if a.compare:
        sys.exit(compare(case, rows, a.compare))


if __name__ == "__main__":
    main()
