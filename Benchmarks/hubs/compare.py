#!/usr/bin/env python3
"""Runs `entente hubs` on plain tables and compares values with published optima and with spopt. See `run`."""
import argparse
import json
import os
import subprocess
import sys
import time

failures = 0


def hubs(a, *arguments):
    """Plan, wall seconds and peak memory in MiB of one run of the command."""
    start = time.perf_counter()
    child = subprocess.Popen([a.entente, "hubs", "--json", "--quiet", *map(str, arguments)], stdout=subprocess.PIPE)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        sys.exit("entente hubs %s: status %d" % (" ".join(map(str, arguments)), status))
    return json.loads(out), time.perf_counter() - start, usage.ru_maxrss / 1024


def told(name, plan, seconds, memory, expected=None):
    global failures
    verdict = ""
    if expected is not None:
        good = plan["status"] == "optimal" and abs(plan["objective"] - expected) <= 1e-6 * abs(expected)
        verdict = "equal" if good else "NOT %s" % expected
        failures += not good
    stages = " ".join("%s %.2f" % (k, v) for k, v in plan["seconds"].items())
    print("%-28s %-8s %16.3f gap %.4f %%  %7.2f s %5.0f MiB  nodes %d  %s  %s" % (
        name, plan["status"], plan["objective"], 100 * plan["gap"], seconds, memory, plan["nodes"], stages, verdict), flush=True)


def spopt_pmed(table, hub_count):
    """The same p-median by spopt and HiGHS: value, whether proven, wall seconds without reading and shortest paths."""
    import numpy
    import pulp
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import dijkstra
    from spopt.locate import PMedian
    length = {}
    for line in open(table).read().splitlines()[1:]:
        i, j, c = map(int, line.split(","))
        length[min(i, j) - 1, max(i, j) - 1] = c
    n = 1 + max(max(k) for k in length)
    i, j = zip(*length)
    cost = dijkstra(coo_matrix((list(length.values()), (i, j)), shape=(n, n)).tocsr(), directed=False)
    start = time.perf_counter()
    model = PMedian.from_cost_matrix(cost, numpy.ones(n), hub_count)
    model = model.solve(pulp.HiGHS(msg=False, threads=2, timeLimit=600), results=False)
    chosen = [k for k, v in enumerate(model.fac_vars) if (v.varValue or 0) > .5]
    return cost[:, chosen].min(axis=1).sum(), time.perf_counter() - start


def pmed(a):
    """OR-Library's convention: edges in turn, a later one between the same nodes replaces an earlier one."""
    total = 0.0
    optima = dict(line.split()[:2] for line in open(os.path.join(a.pmed, "pmedopt.txt")) if len(line.split()) > 1)
    for name in sorted((n for n in optima if n.startswith("pmed")), key=lambda n: int(n[4:])):
        path = os.path.join(a.pmed, name + ".txt")
        if not os.path.exists(path):
            continue
        numbers = open(path).read().split()
        hub_count = numbers[2]
        table = os.path.join(a.work, name + ".csv")
        with open(table, "w") as f:
            f.write("from,to,length\n")
            for k in range(3, 3 * (len(numbers) // 3), 3):
                f.write(",".join(numbers[k:k + 3]) + "\n")
        plan, seconds, memory = hubs(a, "--network", table, "--repeated", "last", "--model", "p-median", "--hubs", hub_count)
        told(name, plan, seconds, memory, float(optima[name]))
        total += seconds
        if a.peer and name in ("pmed1", "pmed11"):
            value, peer_seconds = spopt_pmed(table, int(hub_count))
            print("%-28s spopt    %16.3f  %7.2f s  ratio %.1f" % (name, value, peer_seconds, peer_seconds / seconds), flush=True)
    print("all: %.2f s" % total)


METRO = [(500, 100, 20), (2000, 300, 20), (2000, 500, 20), (5000, 500, 20)]


def metro(a):
    peer = os.path.join(a.bench, "location_peer.py")
    for demand, candidates, count in METRO:
        folder = os.path.join(a.work, "%dx%d" % (demand, candidates))
        subprocess.run([sys.executable, peer, "generate", "--demand", str(demand), "--candidates", str(candidates), "--out", folder],
                       check=True)
        tables = ["--demand", folder + "/demand.csv", "--candidates", folder + "/candidates.csv", "--hubs", count]
        for model, extra in (("p-median", []), ("coverage", ["--within", "2000"])):
            name = "%s %dx%d p=%d" % (model, demand, candidates, count)
            if a.only and a.only not in name:
                continue
            plan, seconds, memory = hubs(a, *tables, "--model", model, *extra)
            expected = None
            if a.peer and demand <= 500:
                solved = json.loads(subprocess.run(
                    [sys.executable, peer, "solve", "--data", folder, "--model", "pmedian" if model == "p-median" else "mclp",
                     "--p", str(count), "--engine", "spopt"], check=True, capture_output=True, text=True).stdout.splitlines()[-1])
                expected = solved["objective"] if solved["proven"] else None
                print("%-28s spopt    %16.3f %s  %7.2f s  ratio %.1f" % (
                    name, solved["objective"], "proven" if solved["proven"] else "open", solved["total_s"],
                    solved["total_s"] / seconds), flush=True)
            told(name, plan, seconds, memory, expected)


def main():
    ap = argparse.ArgumentParser(description=__doc__)
    for name in ("entente", "bench", "pmed", "work"):
        ap.add_argument("--" + name, required=True)
    ap.add_argument("--peer", action="store_true")
    ap.add_argument("--only", default="")
    a = ap.parse_args()
    if not a.only or a.only.startswith("pmed"):
        pmed(a)
    metro(a)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
