#!/usr/bin/env python3
"""The same one-to-all shortest paths by scipy and networkx, with times as ratios to Entente's.

    peers.py FOLDER SECONDS_OF_ENTENTE BOUND

FOLDER holds arcs.csv (from, to, cost) and sources.csv (node numbers, then the sum of costs that Entente found for
each). networkx does two of the sources only.
"""
import sys
import time

try:
    import numpy
    import networkx
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra
except ImportError as missing:
    sys.exit("peers left out: %s" % missing)

folder, own, bound = sys.argv[1], float(sys.argv[2]), float(sys.argv[3])
arcs = numpy.loadtxt(folder + "/arcs.csv", delimiter=",", skiprows=1)
with open(folder + "/sources.csv") as f:
    sources = [int(x) for x in f.readline().split(",")]
    sums = [float(x) for x in f.readline().split(",")]
ends = arcs[:, :2].astype(int)
count = ends.max() + 1
# Of parallel arcs scipy adds the costs: keep the least.
order = numpy.lexsort((arcs[:, 2], ends[:, 1], ends[:, 0]))
first = numpy.ones(len(order), bool)
first[1:] = (numpy.diff(ends[order], axis=0) != 0).any(axis=1)
kept = order[first]
graph = csr_matrix((arcs[kept, 2], (ends[kept, 0], ends[kept, 1])), shape=(count, count))


def close(mine, theirs):
    return abs(mine - theirs) <= 1e-6 * max(1, abs(theirs))


start = time.perf_counter()
rows = dijkstra(graph, indices=sources, limit=bound)
each = (time.perf_counter() - start) / len(sources)
equal = all(close(s, row[numpy.isfinite(row)].sum()) for s, row in zip(sums, rows))
print("scipy: %.2f ms an origin, %.1f x Entente's; same costs: %s" % (each * 1000, each / own, equal))

network = networkx.DiGraph()
network.add_weighted_edges_from((int(a), int(b), c) for (a, b), c in zip(ends[kept], arcs[kept, 2]))
start = time.perf_counter()
found = [networkx.single_source_dijkstra_path_length(network, s, cutoff=bound) for s in sources[:2]]
each = (time.perf_counter() - start) / 2
equal = all(close(s, sum(row.values())) for s, row in zip(sums, found))
print("networkx: %.1f ms an origin, %.0f x Entente's; same costs: %s" % (each * 1000, each / own, equal))
