#!/usr/bin/env python3
"""Makes the files that the scenarios of Tests/RealLandTests call $MADE (the Swift tests make the same in Swift).

    prepare_geopandas.py SHARED_DATA FOLDER

zae.geojson: the business parks of Nantes, numbered from 1, because the file has neither ids nor columns.
parcelles.geojson: the parcels of Ennezat, each owned by the land unit in which a point on its surface lies.
"""
import json
import os
import sys

import geopandas
import pyogrio
import shapely

data, folder = sys.argv[1:]
os.makedirs(folder, exist_ok=True)

with open(os.path.join(data, "zae-nantes/zae.geojson"), encoding="utf-8") as f:
    parks = json.load(f)
for number, feature in enumerate(parks["features"], 1):
    feature["id"] = number
with open(os.path.join(folder, "zae.geojson"), "w", encoding="utf-8") as f:
    json.dump(parks, f)

plan = os.path.join(data, "ennezat-63148/ennezat.gpkg")
parcels = pyogrio.read_dataframe(plan, layer="parcelles", fid_as_index=True)
units = pyogrio.read_dataframe(plan, layer="unites_foncieres")
points = geopandas.GeoDataFrame(geometry=parcels.representative_point(), index=parcels.index, crs=parcels.crs)
joined = points.sjoin(units[["id_uf", "geometry"]], how="left", predicate="within")
owner = joined[~joined.index.duplicated()]["id_uf"]
features = [
    {
        "type": "Feature",
        "properties": {"parcelle": int(fid), "owner": "UF-%d" % unit if unit == unit else None, "SUPF": surface if surface == surface else None},
        "geometry": json.loads(shapely.to_geojson(outline)),
    }
    for fid, unit, surface, outline in zip(parcels.index, owner, parcels["SUPF"], parcels.geometry.values)
]
crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}
with open(os.path.join(folder, "parcelles.geojson"), "w", encoding="utf-8") as f:
    json.dump({"type": "FeatureCollection", "crs": crs, "features": features}, f)
