"""Layers and sites as a scenario file describes them, read with pyogrio and geopandas.

Knows what the scenarios of Tests/RealLandTests need: crs, fields, where, id_prefix, tables of a GeoPackage, CSV with a
point as well-known text, of the profiles what concerns identifiers, and merge: owner. A site's id is the column `id`,
else the feature's own id.
"""
import json
import os
import shutil
import tempfile

import geopandas
import pandas
import pyogrio
import shapely


def read(source, data, crs):
    """The rows that a source keeps, in `crs`, with feature ids as index."""
    if isinstance(source, str):
        source = {"source": source}
    path, _, table = source["source"].partition("#")
    path = os.path.join(data, path)
    # A file in WAL mode cannot be opened where its folder may not be written to.
    folder = tempfile.mkdtemp()
    try:
        copy = shutil.copy(path, folder)
        os.chmod(copy, 0o644)
        frame = points(copy) if path.endswith(".csv") else pyogrio.read_dataframe(copy, layer=table or None, fid_as_index=True)
        if path.endswith((".geojson", ".json")):
            frame.index = feature_ids(copy, frame)
    finally:
        shutil.rmtree(folder)
    if "crs" in source:
        frame = frame.set_crs(source["crs"], allow_override=True)
    if frame.crs is not None and frame.crs != crs:
        frame = frame.to_crs(crs)
    frame["geometry"] = shapely.force_2d(frame.geometry.values)
    identify(frame, source)
    for name, condition in source.get("where", {}).items():
        frame = frame[[holds(condition, value) for value in frame[column(frame, name)]]]
    for word, name in source.get("fields", {}).items():
        frame = frame.rename(columns={column(frame, name): word})
    return merged(frame) if source.get("merge") == "owner" else frame


def merged(frame):
    """Contiguous parcels of one owner as one row: a common side, or boundaries at most 5 cm apart over at least 50 cm."""
    units, ids = [], []
    for _, parcels in frame.groupby("owner"):
        shapes, names = list(parcels.geometry.values), list(parcels.index)
        group = list(range(len(shapes)))
        for a in range(len(shapes)):
            around = shapes[a].boundary.buffer(0.05)
            for b in range(a):
                side = shapes[a].boundary.intersection(shapes[b].boundary).length > 0
                if group[a] != group[b] and (side or shapes[b].boundary.intersection(around).length >= 0.5):
                    group = [group[b] if g == group[a] else g for g in group]
        for one in sorted(set(group)):
            members = [k for k in range(len(shapes)) if group[k] == one]
            units.append(shapely.union_all([shapes[k] for k in members]))
            ids.append(min((names[k] for k in members), key=str))
    return geopandas.GeoDataFrame(geometry=units, index=ids, crs=frame.crs)


def points(path):
    """French friches as CSV: the point is well-known text in the column `geompoint`; codes stay text."""
    rows = pandas.read_csv(path, dtype=str, keep_default_na=False)
    return geopandas.GeoDataFrame(rows, geometry=shapely.from_wkt(rows["geompoint"].str.upper().values))


def feature_ids(path, frame):
    """GeoJSON ids as the file has them; GDAL would number the features."""
    with open(path, encoding="utf-8-sig") as f:
        features = json.load(f)["features"]
    return [feature.get("id", k) for k, feature in enumerate(features)]


def column(frame, name):
    """A column of a table, or of a row: by its name exactly, else without regard to case."""
    names = frame.keys()
    return name if name in names else next(c for c in names if c.lower() == name.lower())


def label(value):
    """A value as a label: whole numbers without a fraction."""
    if isinstance(value, float) and value == round(value):
        return str(int(value))
    return str(value)


def holds(condition, value):
    if isinstance(condition, dict):
        return condition.get("at_least", -1e300) <= float(value) <= condition.get("at_most", 1e300)
    wanted = condition if isinstance(condition, list) else [condition]
    return value is not None and label(value) in [str(w) for w in wanted]


def identify(frame, source):
    """The ids of the sites, as index."""
    fields, profile = source.get("fields", {}), source.get("profile")
    if "id" in fields:
        ids = frame[column(frame, fields["id"])].map(label)
    elif profile == "cnig-friches":
        ids = frame["site_id"]
    elif "id" in frame.columns:
        ids = frame["id"].map(label)
    elif profile == "etalab-cadastre":
        ids = frame[fields["commune"]] + frame[fields["prefixe"]] + frame["SECTION"] + frame["NUMERO"]
    else:
        return
    frame.index = list(ids)
