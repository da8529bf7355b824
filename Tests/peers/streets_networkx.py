#!/usr/bin/env python3
"""Shortest ways on real streets by networkx, from the raw ways that the Swift test writes.

    streets_networkx.py WAYS.json

WAYS.json: {"ways": [{"line": [[x, y], …], "tags": {…}}, …], "sources": [[x, y], …]} with positions in metres.
Every vertex is a node, every piece between two vertices an arc: no noding of ours is used. Prints one JSON list
for each source: [[x, y, metres], …] of every vertex that is reached. Exit status 9 where networkx is not installed.
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
for source in given["sources"]:
    start = tuple(source)
    if start not in graph:
        print("[]")
        continue
    reached = networkx.single_source_dijkstra_path_length(graph, start)
    print(json.dumps([[x, y, metres] for (x, y), metres in sorted(reached.items())]))
