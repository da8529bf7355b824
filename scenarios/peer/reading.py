"""Reads a scenario's layers and sites with geopandas, without any of Entente's own code."""

import datetime
import pathlib
import re

import geopandas
import shapely
import yaml

UNITS = {"": 1, "m": 1, "km": 1e3, "m2": 1, "ha": 1e4, "%": 0.01, "€": 1, "k€": 1e3, "M€": 1e6, "€/m2": 1}


def quantity(value):
    """The number of `1.5 ha` in base units."""
    if isinstance(value, (int, float)):
        return float(value)
    number, unit = re.fullmatch(r"([\d.]+)\s*(\S*)", value).groups()
    return float(number) * UNITS[unit]


def date(value):
    return None if missing(value) else datetime.date.fromisoformat(str(value)[:10])


def missing(value):
    return value is None or value != value or str(value) in ("NaT", "<NA>")


def several(value):
    return value if isinstance(value, list) else [value]


def column(table, name):
    """A column by its name, else by its name without regard to case."""
    return name if name in table.columns else next(c for c in table.columns if c.lower() == name.lower())


class Site:
    def __init__(self, kind, ident, geometry, row):
        self.kind, self.id, self.geometry = kind, ident, geometry
        self.row = {k: None if missing(v) else v for k, v in row.items()}
        self.row.update(kind=kind, id=ident)
        self.start, self.end = date(self.row.get("from")), date(self.row.get("until"))
        land = self.row.get("usable_land")
        self.room = {"land": geometry.area if land is None else land, "floor": self.row.get("usable_floor") or 0}


class Territory:
    def __init__(self, path):
        self.folder = pathlib.Path(path).resolve().parent
        self.scenario = yaml.safe_load(pathlib.Path(path).read_text())
        self.layers = {name: self._table(s) for name, s in self.scenario.get("layers", {}).items()}
        self.sites = sorted((s for x in self.scenario["sites"] for s in self._sites(x)), key=lambda s: s.id)

    def _table(self, source):
        table = geopandas.read_file(self.folder / source["source"])
        for name, wanted in source.get("where", {}).items():
            values = table[column(table, name)]
            if isinstance(wanted, dict):
                table = table[(values >= wanted.get("at_least", -float("inf")))
                              & (values <= wanted.get("at_most", float("inf")))]
            else:
                table = table[values.isin(several(wanted))]
        return table.to_crs(self.scenario["crs"])

    def _sites(self, source):
        table = self._table(source)
        profile = {"cnig-friches": "site_id", "cnig-sites-economiques": "terr_id"}
        key = profile.get(source.get("profile"), "id")
        if source.get("merge") is None:
            return [Site(source["kind"], r[key], r.geometry, r.drop("geometry")) for _, r in table.iterrows()]
        result = []
        for _, owned in table.groupby(source["merge"]):
            for part in shapely.get_parts(shapely.union_all(owned.geometry.values)):
                inside = owned[owned.representative_point().within(part.buffer(0.1))]
                first = inside.sort_values(key).iloc[0]
                result.append(Site(source["kind"], first[key], part, first.drop("geometry")))
        return result
