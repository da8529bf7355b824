#!/usr/bin/env python3
"""Eligibility and score of each demand on each site, by geopandas: a peer of `entente screen`.

    suitability.py SCENARIO                    prints demand,site,eligible,score
    suitability.py SCENARIO suitability.csv    compares with what Entente wrote (scores within 1e-6)

Needs geopandas and PyYAML. Scores are the low end of the interval where data are missing. The id
of a land unit is the least of its parcels'.
"""

import csv
import math
import sys

import shapely

from reading import Territory, column, date, quantity, several

RIGHTS = (("forbidden", "DESTNON"), ("conditional", "DESTCDT"), ("allowed", "DESTOUI"))


def measure(territory, about, site, use):
    kind, shape = about["measure"], site.geometry
    if kind == "area":
        return shape.area
    if kind == "perimeter":
        return shape.length
    if kind == "compactness":
        return 4 * math.pi * shape.area / shape.length ** 2
    if kind == "attribute":
        return site.row.get(about["field"])
    layer = territory.layers[about["layer"]]
    if kind == "distance":
        return layer.distance(shape).min()
    if kind == "share":
        return shapely.union_all(layer.geometry.values).intersection(shape).area / shape.area
    if kind in ("count", "any", "sum"):
        target = layer.centroid if about.get("of") == "centre" else layer.geometry
        near = layer[target.distance(shape) <= quantity(about["within"])]
        if kind == "sum":
            return float(near[about["field"]].sum())
        return len(near) if kind == "count" else len(near) > 0
    overlap = layer.intersection(shape).area
    if kind == "rights":
        says = layer.apply(lambda zone: right(zone, territory.scenario["uses"][use]["destination"]), axis=1)
        return overlap.groupby(says).sum().idxmax()
    sums = overlap.groupby(layer[column(layer, about["field"])]).sum()
    return sums.idxmax() if kind == "majority" else sums.max() / shape.area


def right(zone, destinations):
    """The most restrictive of what a zone says of some destinations; 'unstated' where it is silent."""
    said = []
    for code in destinations:
        found = [r for wanted in (code, code[0] + "0") for r, name in RIGHTS
                 if wanted in (zone[name] or "").split("-")]
        said.append(found[0] if found else "unstated")
    return min(said, key=["forbidden", "unstated", "conditional", "allowed"].index)


def holds(rule, value):
    if value is None:
        return rule.get("if_missing") == "pass"
    if rule.get("measure") == "any":
        return value == rule.get("is", True)
    return (
        ("at_most" not in rule or value <= quantity(rule["at_most"]))
        and ("at_least" not in rule or value >= quantity(rule["at_least"]))
        and ("in" not in rule or value in rule["in"])
        and ("not_in" not in rule or value not in rule["not_in"]))


def accepted(territory, demand, site):
    """Whether every charter of the site takes the demand."""
    stated = {**demand.get("provides", {}), **demand.get("attributes", {})}
    amount = demand.get("land") or demand.get("floor")
    for name, value in demand.get("provides", {}).items():
        stated.setdefault(f"{name}_per_ha", value / (quantity(amount.get("target", amount["min"])) / 1e4))
    return all(
        holds(rule, stated.get(rule["attribute"]))
        for charter in territory.scenario.get("charters", {}).values()
        if all(site.row.get(k) in several(v) for k, v in charter["applies_to"].items())
        for rule in charter["accepts"])


def eligible(territory, name, site):
    demand = territory.scenario["demands"][name]
    resource = "land" if "land" in demand else "floor"
    start, end = date(demand.get("from", territory.scenario["reference_date"])), date(demand.get("until"))
    if site.start and start < site.start or site.end and (end is None or end > site.end):
        return False
    if demand.get("parts", 1) == 1 and site.room[resource] < quantity(demand[resource]["min"]):
        return False
    if site.room[resource] <= 0 or not accepted(territory, demand, site):
        return False
    for lock in territory.scenario.get("locks", []):
        if lock["demand"] == name and site.id in several(lock.get("never", [])):
            return False
    return all(holds(r, measure(territory, r, site, demand["use"])) for r in demand.get("require", []))


def score(territory, name, site):
    demand = territory.scenario["demands"][name]
    total = weights = 0.0
    for wish in demand.get("prefer", []):
        value, weight = measure(territory, wish, site, demand["use"]), wish.get("weight", 1)
        best, worst = quantity(wish["best"]), quantity(wish["worst"])
        weights += weight
        if value is not None:
            total += weight * min(1.0, max(0.0, (float(value) - worst) / (best - worst)))
    return total / weights if weights else 1.0


def suitability(territory):
    """Score by demand and site id, eligible pairs only."""
    return {
        (name, site.id): score(territory, name, site)
        for name in territory.scenario["demands"] for site in territory.sites
        if eligible(territory, name, site)}


def main(path, written=None):
    territory = Territory(path)
    mine = suitability(territory)
    if written is None:
        print("demand,site,eligible,score")
        for name in territory.scenario["demands"]:
            for site in territory.sites:
                found = mine.get((name, site.id))
                print(f"{name},{site.id},{str(found is not None).lower()},{'' if found is None else round(found, 6)}")
        return 0
    with open(written, newline="") as file:
        rows = list(csv.DictReader(file))
    theirs = {(r["demand"], r["site"]): float(r["score_low"] or r["score"])
              for r in rows if r["eligible"].lower() in ("true", "1", "yes", "oui")}
    different = [
        f"{pair}: peer {mine.get(pair)}, Entente {theirs.get(pair)}"
        for pair in sorted({*mine, *theirs})
        if pair not in mine or pair not in theirs or abs(mine[pair] - theirs[pair]) > 1e-6]
    print("\n".join(different) or f"{len(mine)} eligible pairs agree", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
