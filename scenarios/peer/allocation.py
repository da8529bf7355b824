#!/usr/bin/env python3
"""The ideal of each department and the utilitarian optimum, by scipy's milp: a peer of `entente allocate`.

    allocation.py SCENARIO                    prints both
    allocation.py SCENARIO departments.csv    compares ideals and Σ voice·u of rule utilitarian (within 0.1 %)

Needs geopandas, PyYAML and scipy. The model is that of the design, written again from its text: one site a
demand (or `parts`), min and target, epochs, apart, together, limits, locks.
"""

import csv
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

from reading import Territory, date, quantity, several
from suitability import suitability


class Problem:
    """Columns: for each pair (demand, site) whether it is taken, then its area, then shared-site bonuses."""

    def __init__(self, territory, scores, departments, weights):
        self.scenario, self.scores = territory.scenario, scores
        self.sites = {s.id: s for s in territory.sites}
        self.demands = {n: d for n, d in self.scenario["demands"].items() if d["department"] in departments}
        self.pairs = [pair for pair in scores if pair[0] in self.demands]
        self.at = {pair: i for i, pair in enumerate(self.pairs)}
        self.bonuses = [
            (pair, bonus, others) for pair in self.pairs
            for use, bonus in self._use(pair[0]).get("together", {}).items()
            if (others := [p for p in self.pairs if p[1] == pair[1] and p[0] != pair[0]
                           and self.demands[p[0]]["use"] == use and self._overlap(p[0], pair[0])])]
        self.size = 2 * len(self.pairs) + len(self.bonuses)
        self.rows, self.low, self.high = [], [], []
        self.worth = self._worth()
        self._demand_rows()
        self._site_rows()
        self._apart_rows()
        self._limit_rows(departments)
        self.weights = numpy.array([weights[self.demands[p[0]]["department"]] for p in self.pairs] * 2 + [
            weights[self.demands[b[0][0]]["department"]] for b in self.bonuses])

    def _use(self, name):
        return self.scenario["uses"][self.demands[name]["use"]]

    def _resource(self, name):
        return "land" if "land" in self.demands[name] else "floor"

    def _amount(self, name):
        amount = self.demands[name][self._resource(name)]
        return quantity(amount["min"]), quantity(amount.get("target", amount["min"]))

    def _period(self, name):
        demand = self.demands[name]
        return date(demand.get("from", self.scenario["reference_date"])), date(demand.get("until"))

    def _overlap(self, a, b):
        (s, e), (t, f) = self._period(a), self._period(b)
        return (e is None or t < e) and (f is None or s < f)

    def taken(self, pair):
        return self.at[pair]

    def area(self, pair):
        return len(self.pairs) + self.at[pair]

    def row(self, terms, low, high):
        values = numpy.zeros(self.size)
        for index, factor in terms:
            values[index] += factor
        self.rows.append(values)
        self.low.append(low)
        self.high.append(high)

    def _worth(self):
        worth = numpy.zeros(self.size)
        for pair in self.pairs:
            importance = self.demands[pair[0]].get("importance", 1)
            worth[self.area(pair)] = importance * self.scores[pair] / self._amount(pair[0])[1]
        for index, (pair, bonus, _) in enumerate(self.bonuses, 2 * len(self.pairs)):
            worth[index] = bonus * self.demands[pair[0]].get("importance", 1) * self.scores[pair]
        return worth

    def _demand_rows(self):
        for name, demand in self.demands.items():
            mine, parts = [p for p in self.pairs if p[0] == name], demand.get("parts", 1)
            least, target = self._amount(name)
            if mine:
                self.row([(self.taken(p), 1) for p in mine], 0, parts)
                self.row([(self.area(p), 1) for p in mine], 0, target)
            for p in mine:
                self.row([(self.area(p), 1), (self.taken(p), -target)], -numpy.inf, 0)
                together = mine if parts > 1 else [p]
                self.row([(self.area(q), 1) for q in together] + [(self.taken(p), -least)], 0, numpy.inf)
        for index, (pair, _, others) in enumerate(self.bonuses, 2 * len(self.pairs)):
            self.row([(index, 1), (self.taken(pair), -1)], -numpy.inf, 0)
            self.row([(index, 1)] + [(self.taken(p), -1) for p in others], -numpy.inf, 0)

    def _site_rows(self):
        for moment in sorted({self._period(name)[0] for name in self.demands}):
            for site in self.sites.values():
                for resource, room in site.room.items():
                    here = [(self.area(p), 1) for p in self.pairs
                            if p[1] == site.id and self._resource(p[0]) == resource
                            and self._period(p[0])[0] <= moment
                            and (self._period(p[0])[1] is None or moment < self._period(p[0])[1])]
                    if here:
                        self.row(here, 0, room)

    def _apart_rows(self):
        for p in self.pairs:
            for use, metres in self._use(p[0]).get("apart", {}).items():
                for q in self.pairs:
                    if q[0] != p[0] and self.demands[q[0]]["use"] == use and self._overlap(p[0], q[0]):
                        a, b = self.sites[p[1]].geometry, self.sites[q[1]].geometry
                        if p[1] == q[1] or a.distance(b) < quantity(metres):
                            self.row([(self.taken(p), 1), (self.taken(q), 1)], 0, 1)

    def _limit_rows(self, departments):
        limits = self.scenario.get("limits", {})
        if "artificialised" in limits:
            fresh = [(self.area(p), 1 - (self.sites[p[1]].row.get("artificialised") or 0))
                     for p in self.pairs if self._resource(p[0]) == "land"]
            self.row(fresh, 0, quantity(limits["artificialised"]))
        for department, budget in limits.get("budget", {}).items():
            if department in departments:
                mine = [p for p in self.pairs if self.demands[p[0]]["department"] == department]
                self.row([term for p in mine for term in self._cost(p)], 0, quantity(budget))
        for lock in self.scenario.get("locks", []):
            for site in several(lock.get("always", [])):
                if (lock["demand"], site) in self.at:
                    self.row([(self.taken((lock["demand"], site)), 1)], 1, 1)

    def _cost(self, pair):
        cost, site = str(self.demands[pair[0]].get("cost", 0)), self.sites[pair[1]].row
        by_area = cost.endswith("/m2")
        return [(self.taken(pair), 0 if by_area else quantity(cost)),
                (self.area(pair), (quantity(cost) if by_area else 0)
                 + (site.get("price") or 0) + (site.get("rent") or 0))]

    def solve(self):
        """Utility by department, and placements with areas."""
        upper = numpy.ones(self.size)
        upper[len(self.pairs):2 * len(self.pairs)] = numpy.inf
        whole = numpy.zeros(self.size)
        whole[:len(self.pairs)] = 1
        found = milp(
            -self.worth * self.weights, integrality=whole, bounds=Bounds(0, upper),
            constraints=LinearConstraint(numpy.array(self.rows), self.low, self.high),
            options={"mip_rel_gap": 0})
        utility = {}
        owners = [p[0] for p in self.pairs] * 2 + [b[0][0] for b in self.bonuses]
        for name, part in zip(owners, self.worth * found.x):
            department = self.demands[name]["department"]
            utility[department] = utility.get(department, 0) + part
        return utility, [(*p, found.x[self.area(p)]) for p in self.pairs if found.x[self.area(p)] > 0.5]


def main(path, written=None):
    territory = Territory(path)
    scores, departments = suitability(territory), territory.scenario["departments"]
    ideal = {d: Problem(territory, scores, [d], {d: 1}).solve()[0].get(d, 0) for d in departments}
    voice = {d: about.get("voice", 1) for d, about in departments.items()}
    weights = {d: voice[d] / ideal[d] for d in departments if ideal[d] > 0}
    utility, placements = Problem(territory, scores, list(weights), weights).solve()
    total = sum(weights[d] * utility[d] for d in weights)
    if written is None:
        for d in departments:
            print(f"{d}: ideal {ideal[d]:.4f}, u {utility[d] / ideal[d]:.4f}" if d in weights else f"{d}: ideal 0")
        print(f"utilitarian: {total:.4f}")
        for demand, site, area in placements:
            print(f"  {demand} on {site}: {area:.0f} m²")
        return 0
    with open(written, newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["rule"] == "utilitarian"]
    theirs = {r["department"]: float(r["ideal"]) for r in rows}
    pairs = [(f"ideal of {d}", ideal[d], theirs.get(d, 0)) for d in departments]
    pairs.append(("utilitarian", total, sum(voice[r["department"]] * float(r["u"]) for r in rows if r["u"])))
    different = [f"{n}: peer {a:.5f}, Entente {b:.5f}" for n, a, b in pairs if abs(a - b) > 1e-3 * max(a, 1e-9)]
    print("\n".join(different) or "ideals and utilitarian optimum agree", file=sys.stderr)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
