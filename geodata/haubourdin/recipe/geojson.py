"""GeoJSON text: one feature a line, no decimals beyond what the ground deserves."""

import json

from .lambert93 import lon_lat

NOTICE = ("Territoire inventé : ni parcelles, ni propriétaires, ni risques réels. "
          "Invented territory; see README.md. Seed 59286.")
LAMBERT = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::2154"}}


def _number(value, decimals):
    text = f"{value:.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _wgs84(point):
    lon, lat = lon_lat(*point)
    return f"[{_number(lon, 7)},{_number(lat, 7)}]"


def _lambert(point):
    return f"[{_number(point[0], 2)},{_number(point[1], 2)}]"


def feature_text(properties, kind, shape, lambert):
    write = _lambert if lambert else _wgs84
    if kind == "Point":
        coordinates = write(shape)
    elif kind == "LineString":
        coordinates = "[" + ",".join(map(write, shape)) + "]"
    else:
        coordinates = "[[" + ",".join(map(write, shape + shape[:1])) + "]]"
    text = json.dumps(properties, ensure_ascii=False, separators=(",", ":"))
    return (f'{{"type":"Feature","properties":{text},'
            f'"geometry":{{"type":"{kind}","coordinates":{coordinates}}}}}')


def collection_text(name, kind, rows, lambert=False):
    """`rows`: (properties, shape); rings are anticlockwise and not closed."""
    head = {"type": "FeatureCollection", "name": name, "description": NOTICE}
    if lambert:
        head["crs"] = LAMBERT
    start = json.dumps(head, ensure_ascii=False, separators=(",", ":"))[:-1]
    body = ",\n".join(feature_text(p, kind, s, lambert) for p, s in rows)
    return f'{start},"features":[\n{body}\n]}}\n'
