"""Every file of the territory as text, and what its columns mean."""

import json

from . import plan, surroundings
from .bend import bent
from .chance import SEED, Chance
from .friches import friches
from .geojson import NOTICE, collection_text
from .holdings import holdings
from .network import Graph, streets
from .parcels import cadastre
from .sales import put_on_sale
from .subdivision import Subdivision
from .terrains import terrains

DATE = "2026-01-01"


def files():
    """Text by file name, in a fixed order."""
    subdivision = Subdivision()
    blocks = cadastre(subdivision)
    parcels = [p for b in blocks for p in b.parcels]
    put_on_sale(parcels)
    lines = streets(subdivision)
    graph = Graph(lines)
    layers = [
        ("parcelles", "Polygon", False, _parcels(parcels)),
        ("zone_urba", "Polygon", False, _zones(subdivision)),
        ("friches", "Polygon", False, friches(blocks)),
        ("terrains", "Polygon", True, terrains(blocks)),
        ("holdings", "Polygon", False, holdings(blocks)),
        ("streets", "LineString", False, _streets(lines)),
        ("heat_network", "LineString", False, _heat(graph)),
        ("river", "Polygon", False, [({"id": "deule", "name": "Canal de la Deûle"}, surroundings.river())]),
        ("flood", "Polygon", True, _floods()),
        ("stops", "Point", False, _stops(lines, graph)),
        ("population", "Polygon", True, _population(parcels)),
        ("monuments", "Point", False, _monuments()),
        ("schools", "Point", False, _schools(blocks)),
        ("shops", "Point", False, _shops(parcels)),
    ]
    result = {f"{name}.geojson": collection_text(name, kind, rows, lambert)
              for name, kind, lambert, rows in layers}
    result["metadata.json"] = _metadata(layers)
    return result


def _parcels(parcels):
    rows = []
    for p in parcels:
        chance = Chance(f"parcel/{p.id}")
        created = f"{chance.whole(1988, 2016)}-{chance.whole(1, 12):02d}-{chance.whole(1, 28):02d}"
        updated = f"{chance.whole(2017, 2025)}-{chance.whole(1, 12):02d}-{chance.whole(1, 28):02d}"
        row = {
            "id": p.id, "commune": p.commune["insee"], "prefixe": p.commune["prefix"],
            "section": p.section, "numero": str(p.numero),
            # The taxed area was measured long ago: it is not the drawn one.
            "contenance": max(1, round(p.area * chance.between(0.97, 1.03))),
            "created": created, "updated": updated,
        }
        if p.owner:
            row["owner"], row["owner_type"] = p.owner, p.owner_type
        if p.vacant:
            row["vacant"] = "oui"
        if p.for_sale:
            row["dia"] = "oui"
            row["price"] = 190
        if p.artificialised is not None:
            row["artificialised"] = p.artificialised
        rows.append((row, p.ring))
    return rows


def _zones(subdivision):
    rows = []
    for number, (cell, ring) in enumerate(surroundings.zoning(subdivision), 1):
        label, kind, main, allowed, conditional, forbidden = plan.ZONES[cell.zone]
        rows.append(({
            "LIB_IDZONE": f"Z{number:03d}", "LIBELLE": cell.zone, "LIBELONG": label, "TYPEZONE": kind,
            "FORMDOMI": main, "DESTOUI": allowed, "DESTCDT": conditional, "DESTNON": forbidden,
            "IDURBA": "200000000_PLUI_20250601", "DATVALID": "20250601",
        }, ring))
    return rows


def _streets(lines):
    return [({
        "id": f"w{number}", "highway": s.highway, "name": s.name, "oneway": "yes" if s.oneway else "no",
        "cycleway": s.cycleway, "maxspeed": s.maxspeed, **({"bridge": "yes"} if s.bridge else {}),
    }, s.line) for number, s in enumerate(lines, 1)]


def _heat(graph):
    return [({"id": f"rcu-{n}", "branche": branch, "diametre_mm": 400 if branch < 4 else 200}, s.line)
            for n, (s, branch) in enumerate(surroundings.heat_network(graph), 1)]


def _floods():
    return [({"id": f"{level}-{reach}", "niveau": level, "troncon": reach, "source": "inventé"}, ring)
            for level, reach, ring in surroundings.floods()]


def _stops(lines, graph):
    return [({"id": f"a{n:03d}", "name": name, "mode": mode}, place)
            for n, (name, mode, place) in enumerate(surroundings.stops(lines, graph), 1)]


def _population(parcels):
    rows = []
    for (x, y), (people, households) in surroundings.population(parcels).items():
        ring = [(x, y), (x + 200, y), (x + 200, y + 200), (x, y + 200)]
        rows.append(({"idINSPIRE": f"CRS2154RES200mN{y}E{x}", "ind": people, "men": households}, ring))
    return rows


def _monuments():
    return [({"id": f"m{n}", "name": name}, bent(place))
            for n, (name, place) in enumerate(surroundings.MONUMENTS, 1)]


def _schools(blocks):
    return [({"id": f"e{n}", "name": name, "kind": kind}, place)
            for n, (name, kind, place) in enumerate(surroundings.schools(blocks), 1)]


def _shops(parcels):
    return [({"id": f"c{n:03d}", "kind": kind}, place)
            for n, (kind, place) in enumerate(surroundings.shops(parcels), 1)]


COLUMNS = {
    "parcelles": "Etalab cadastre: id, commune, prefixe, section, numero, contenance (m²), created, updated; "
    "added: owner, owner_type (public, social-landlord), vacant (oui: to be allotted), "
    "dia (oui: declared for sale), price (€/m²), artificialised (share, 0 to 1)",
    "zone_urba": "CNIG PLU ZONE_URBA; DESTOUI, DESTCDT, DESTNON: codes of DestinationType joined by -",
    "friches": "CNIG friches v1.0.6 (areas in m²); added: from, until (dates), price (€/m²), "
    "artificialised (share), usable_land, usable_floor (m²)",
    "terrains": "CNIG sites économiques TERRAIN-ECO (areas in ha, terr_m2_prix in €/m²); added: zae, "
    "price (€/m²), artificialised (share). Every lot of both ZAEs, occupied ones too",
    "holdings": "id, name, owner, owner_type, tenure, rent (€/m²/year), usable_floor, usable_land (m²), "
    "from, until (dates), artificialised (share), parcelle (parcel id), niveaux (storeys)",
    "streets": "id, highway, name, oneway, cycleway, maxspeed (km/h), bridge, as in OpenStreetMap; "
    "lines end at crossings",
    "heat_network": "id, branche, diametre_mm (mm)",
    "river": "id, name",
    "flood": "id, niveau (fort, moyen, faible: each covers the ones before), troncon, source",
    "stops": "id, name, mode (bus, metro, train)",
    "population": "idINSPIRE, ind (inhabitants), men (households) of squares of 200 m",
    "monuments": "id, name", "schools": "id, name, kind", "shops": "id, kind",
}


def _metadata(layers):
    data = {
        "title": "Haubourdin, Loos, Hellemmes: territoire inventé",
        "abstract": NOTICE,
        "source": "invented by geodata/haubourdin/generate.py",
        "seed": SEED, "date": DATE, "licence": "Licence Ouverte 2.0 / Open Licence 2.0 (Etalab)",
        "working_crs": "EPSG:2154",
        "layers": [{
            "file": f"{name}.geojson", "geometry": kind, "features": len(rows),
            "crs": "EPSG:2154" if lambert else "OGC:CRS84", "columns": COLUMNS[name],
        } for name, kind, lambert, rows in layers],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
