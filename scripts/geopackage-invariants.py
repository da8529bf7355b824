"""Checks what GeoPackage validators let through: counts, extents, index entries, truncated blobs.

usage: geopackage-invariants.py FILE; prints each broken invariant, exit status 1 if there is one.
"""

import sqlite3
import sys


def broken(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def one(sql, *arguments):
        return database.execute(sql, arguments).fetchone()[0]

    if one("PRAGMA journal_mode") != "delete":
        yield "journal mode is not 'delete'"
    if one("PRAGMA integrity_check") != "ok":
        yield "integrity check"
    if database.execute("PRAGMA foreign_key_check").fetchall():
        yield "foreign keys"
    for table, counted in database.execute("SELECT * FROM gpkg_ogr_contents").fetchall():
        if counted != one(f'SELECT count(*) FROM "{table}"'):
            yield f"{table}: {counted} rows announced"
    layers = database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
    for table, column in layers:
        index = f"rtree_{table}_{column}"
        if one(
            f'SELECT count(*) FROM "{table}" WHERE "{column}" IS NOT NULL '
            f"""AND (hex(substr("{column}", 1, 2)) <> '4750' OR length("{column}") < 29)"""
        ):
            yield f"{table}: a geometry is truncated or has no header"
        if one(f'SELECT count(*) FROM "{index}"') != one(
            f'SELECT count(*) FROM "{table}" WHERE "{column}" IS NOT NULL'
        ):
            yield f"{table}: index entries and geometries differ in number"
        if one("SELECT rtreecheck(?)", index) != "ok":
            yield f"{table}: R-tree is damaged"
        extent = database.execute(
            "SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?", (table,)
        ).fetchone()
        indexed = database.execute(
            f'SELECT min(minx), min(miny), max(maxx), max(maxy) FROM "{index}"'
        ).fetchone()
        # The index holds 32-bit numbers: half a metre in Lambert-93.
        if any(
            (a is None) != (b is None) or (a is not None and abs(a - b) >= 1)
            for a, b in zip(extent, indexed)
        ):
            yield f"{table}: extent {extent} announced, {indexed} indexed"


faults = list(broken(sys.argv[1]))
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
