#!/usr/bin/env python3
"""Shortest ways on real streets by networkx, from the raw ways that the Swift test writes.

    streets_networkx.py WAYS.json

WAYS.json: {"ways": [{"line": [[x, y], …], "tags": {…}}, …], "nodes": [[x, y], …], "sources": [3, …]}: positions in
metres, sources by their place among the nodes. Every vertex is a node, every piece between two vertices an arc: no
noding of ours is used. Prints one JSON list for each source: the metres to each of "nodes", in their order, null where
no way leads. Answers go by place, not by position: Foundation's JSON reader rounds one number in five by a last bit,
and a position is then not found again. Exit status 9 where networkx is not installed.
"""
import json
import math
import sys

try:
    import networkx
except ImportError:
    sys.exit(9)

CLOSED = {"motorway", "motorway_link", "trunk", "trunk_link", "steps", "footway", "corridor", "elevator", "bridleway",
          "busway", "bus_guideway", "platform", "raceway", "construction", "proposed"}

with open(sys.argv[1], encoding="utf-8") as f:
    given = json.load(f)
graph = networkx.DiGraph()


def add(a, b):
    length = math.dist(a, b)
    if a != b and (not graph.has_edge(a, b) or graph[a][b]["weight"] > length):
        graph.add_edge(a, b, weight=length)


for way in given["ways"]:
    tags = way["tags"]
    if (tags.get("highway") or tags.get("fclass")) in CLOSED:
        continue
    direction = tags.get("oneway", "no")
    line = [tuple(p) for p in way["line"]]
    for a, b in zip(line, line[1:]):
        if direction not in ("-1", "reverse", "T"):
            add(a, b)
        if direction not in ("yes", "true", "1", "F"):
            add(b, a)
nodes = [tuple(p) for p in given["nodes"]]
for source in given["sources"]:
    start = nodes[source]
    # A node without an arc: a way that is no longer than a point.
    reached = networkx.single_source_dijkstra_path_length(graph, start) if start in graph else {start: 0}
    print(json.dumps([reached.get(node) for node in nodes]))
