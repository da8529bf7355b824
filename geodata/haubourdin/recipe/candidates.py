"""The candidate sites: friches, lots of ZAE, premises of a foncière solidaire, parcels on sale."""

from math import hypot

from .bend import bent_ring
from .chance import Chance
from .convex import Polygon, ring_area, ring_centroid
from .lambert93 import lon_lat
from .plan import COMMUNES

FRICHES = {
    "filature": {
        "id": "59286_filature", "nom": "Ancienne filature du Halage", "type": "friche industrielle",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 2014,
        "activite": ("filature de lin", "C13.10Z"), "bati": 3, "bati_surface": 7800,
        "pollution": "pollution supposée", "proprio": ("P4a", "Métropole"), "price": 45,
        "from": "2027-01-01", "usable_land": 23500,
    },
    "bricolage": {
        "id": "59350_bricolage", "nom": "Ancien magasin de bricolage d'Hellemmes",
        "type": "friche commerciale", "occupation": "occupation transitoire ou temporaire",
        "statut": "friche avec projet", "fin": 2021, "activite": ("commerce de bricolage", "G47.52B"),
        "bati": 1, "bati_surface": 5200, "pollution": "pollution peu probable",
        "proprio": ("P4a", "Métropole"), "price": 0, "from": "2026-04-01", "usable_floor": 5200,
    },
    "usine": {
        "id": "59360_usine", "nom": "Ancienne usine textile de Loos", "type": "friche industrielle",
        "occupation": "partiellement inoccupé", "statut": "friche avec projet", "fin": 2009,
        "activite": ("tissage", "C13.20Z"), "bati": 4, "bati_surface": 9400,
        "pollution": "pollution avérée", "proprio": ("P6a", "Établissement public foncier"), "price": 0,
        "from": "2027-01-01", "until": "2032-01-01", "usable_floor": 4800,
    },
    "garage": {
        "id": "59286_garage", "nom": "Ancien garage d'autocars", "type": "friche commerciale",
        "occupation": "totalement inoccupé", "statut": "friche potentielle", "fin": 2019,
        "activite": ("entretien d'autocars", "G45.20B"), "bati": 1, "bati_surface": 1100,
        "pollution": "pollution supposée", "proprio": ("X1a", "Société des autocars du Mélantois"),
        "price": 150, "from": "2026-07-01",
    },
    "gare": {
        "id": "59360_gare", "nom": "Ancienne cour aux marchandises", "type": "friche ferroviaire",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 2003,
        "activite": ("fret ferroviaire", "H49.20Z"), "bati": 1, "bati_surface": 600,
        "pollution": "pollution avérée", "proprio": ("P1a", "Exploitant ferroviaire"), "price": 35,
        "from": "2026-01-01",
    },
    "brasserie": {
        "id": "59286_brasserie", "nom": "Ancienne malterie du port", "type": "friche agro-industrielle",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 1998,
        "activite": ("malterie", "C11.06Z"), "bati": 2, "bati_surface": 3100,
        "pollution": "pollution peu probable", "proprio": ("X1a", "Héritiers de la malterie"), "price": 30,
        "from": "2026-01-01",
    },
}


def friches(blocks):
    """(properties, bent ring) in the CNIG friches profile, with the columns that Entente adds."""
    result = []
    for key, f in FRICHES.items():
        block = next(b for b in blocks if b.cell.kept == (key,))
        commune, (x, y) = COMMUNES[block.cell.town], ring_centroid(block.ring)
        lon, lat = lon_lat(x, y)
        zone = block.cell.zone
        row = {
            "site_id": f["id"], "site_nom": f["nom"], "site_type": f["type"],
            "site_identif_date": "2023-05-15", "site_actu_date": "2025-11-03",
            "site_occupation": f["occupation"], "site_statut": f["statut"],
            "activite_libelle": f["activite"][0], "activite_code": f["activite"][1],
            "activite_fin_annee": f["fin"], "comm_nom": commune["name"], "comm_insee": commune["insee"],
            "bati_nombre": f["bati"], "bati_surface": f["bati_surface"], "bati_vacance": "vacant",
            "proprio_type": f["proprio"][0], "proprio_personne": "personne morale",
            "proprio_nom": f["proprio"][1], "sol_pollution_existe": f["pollution"],
            "unite_fonciere_surface": round(sum(p.area for p in block.parcels)),
            "unite_fonciere_refcad": "|".join(p.id for p in block.parcels),
            "urba_zone_type": "AUc" if zone.startswith("1AU") else "U", "urba_zone_lib": zone,
            "urba_zaer": "inconnu", "urba_doc_type": "PLUI", "source_nom": "territoire inventé",
            "geompoint": f"Point ({lon:.6f} {lat:.6f})",
            "from": f["from"], "until": f.get("until"), "price": f["price"], "artificialised": 1,
            "usable_land": f.get("usable_land"), "usable_floor": f.get("usable_floor"),
        }
        result.append(({k: v for k, v in row.items() if v is not None}, block.ring))
    return result


# Lots still free in each ZAE, nearest to these places, in their order: stage, price €/m².
ZAES = {
    "mitterie": {"site": "59360_SITE-ECO_00001", "town": "loos", "zone": "UZ", "free": 7},
    "port-fluvial": {"site": "59286_SITE-ECO_00002", "town": "haubourdin", "zone": "UX", "free": 3},
}
STAGES = [
    ("en vente", "inoccupé", "EPCI, structure intercommunale", 62, 0),
    ("en vente avec contraintes", "vacant", "personne physique", 78, 1),
    ("en vente", "inoccupé", "aménageur", 70, 0.2),
    ("réservé par une délibération de l'EPCI", "inoccupé", "EPCI, structure intercommunale", 58, 0),
    ("en vente", "friche", "établissement industriel et commercial", 40, 1),
    ("non commercialisé", "inoccupé", "SEM ou SPLA", 55, 0.1),
    ("en vente", "vacant", "investisseur professionnel", 85, 1),
]


def terrains(blocks):
    """(properties, bent ring) of every lot of the ZAEs in the CNIG TERRAIN-ECO profile."""
    result = []
    for zae, about in ZAES.items():
        lots = [
            (b, p) for b in blocks for p in b.parcels
            if b.cell.town == about["town"] and b.cell.zone == about["zone"] and not b.cell.kept
        ]
        # Free lots lie here and there in the zone, none of them a remnant.
        ample = [i for i, (_, p) in enumerate(lots) if p.area > 2800]
        every = len(ample) // about["free"]
        free = {ample[i * every + every // 2]: i for i in range(about["free"])}
        for index, (block, parcel) in enumerate(lots):
            chance = Chance(f"lot/{parcel.id}")
            number = free.get(index)
            if number is None:
                stage, occupied, holder, price, artificial = (
                    "vendu, commercialisation achevée", "occupé", "établissement industriel et commercial", None, 1)
            else:
                stage, occupied, holder, price, artificial = STAGES[number % len(STAGES)]
                parcel.use = "lot"
            row = {
                "terr_id": f"{COMMUNES[about['town']]['insee']}_TERRAIN-ECO_{index + 1:05d}",
                "site_id": about["site"], "terr_refcad": parcel.id,
                "terr_surf_brute": round(parcel.area / 10000, 4),
                "terr_utile": round(parcel.area * chance.between(0.82, 0.95) / 10000, 4),
                "terr_identif_date": "2024-02-01", "terr_actu_date": "2025-10-15",
                "terr_maitrise_fonc": holder, "terr_stade_comm": stage, "terr_etat_occup": occupied,
                "terr_stade_amngt": "viabilisé et aménagé" if artificial == 1 else "viabilisé non aménagé",
                "terr_usage": "bâti productif" if artificial == 1 else "espace vert",
                "terr_m2_prix": price, "zae": zae, "price": price, "artificialised": artificial,
            }
            result.append(({k: v for k, v in row.items() if v is not None}, parcel.ring))
    return result


HOLDINGS = [
    # id, name, wanted footprint m², near, floors, tenure, rent €/m²/year, from, until
    ("FS-01", "Ruche d'Haubourdin", 520, (699120, 7056960), 2, "bail commercial d'utilité sociale", 85, "2026-09-01", None),
    ("FS-02", "Atelier des Bateliers", 1500, (699380, 7057080), 1, "bail commercial d'utilité sociale", 62, "2026-01-01", None),
    ("FS-03", "Boutique du Centre de Loos", 260, (701030, 7057020), 1, "bail commercial", 118, "2026-01-01", None),
    ("FS-04", "Halle du Port", 2300, (701300, 7056380), 1, "bail professionnel", 48, "2026-06-01", None),
    ("FS-05", "Tiers-lieu d'Hellemmes", 480, (708330, 7058760), 2, "convention d'occupation précaire", 74, "2026-01-01", "2031-01-01"),
    ("FS-06", "Pied d'immeuble de la Cense", 210, (698560, 7056900), 1, "bail emphytéotique", 55, "2027-01-01", None),
]


def holdings(blocks):
    """(properties, bent ring): a building inset in the parcel that suits the wanted footprint best."""
    parcels = [p for b in blocks if not b.cell.kept for p in b.parcels if p.use in ("house", "flats", "firm", "private")]
    taken, result = set(), []
    for ident, name, footprint, near, floors, tenure, rent, start, end in HOLDINGS:
        def misfit(p):
            x, y = p.centre
            return hypot(x - near[0], y - near[1]) + 0.5 * abs(p.area * 0.72 - footprint), p.id
        parcel = min((p for p in parcels if p.id not in taken), key=misfit)
        taken.add(parcel.id)
        ring = _building(parcel, footprint)
        built = ring_area(ring)
        row = {
            "id": ident, "name": name, "owner": "Foncière solidaire", "owner_type": "foncière solidaire",
            "tenure": tenure, "rent": rent, "usable_floor": int(built * floors * 0.88 / 10) * 10,
            "usable_land": 0, "from": start, "until": end, "artificialised": 1,
            "parcelle": parcel.id, "niveaux": floors,
        }
        result.append(({k: v for k, v in row.items() if v is not None}, ring))
    return result


def _building(parcel, footprint):
    """The parcel moved inwards until the building has its size."""
    inset = 0.5
    polygon = Polygon([(round(x, 3), round(y, 3)) for x, y in parcel.ring])
    best = polygon
    while True:
        smaller = polygon.shrunk(lambda _, i=inset: i)
        if smaller is None or smaller.area() < min(footprint, parcel.area * 0.6):
            return best.points
        best, inset = smaller, inset + 0.5


def put_on_sale(parcels):
    """Marks two private parcels for which an intention to sell has been declared (DIA)."""
    for near, low, high in (((699020, 7057160), 900, 4000), ((700860, 7056900), 900, 4000), ((708200, 7058760), 800, 4000)):
        fitting = [p for p in parcels if p.owner is None and low < p.area < high and p.use in ("private", "flats", "firm")]
        parcel = min(fitting, key=lambda p: (hypot(p.centre[0] - near[0], p.centre[1] - near[1]), p.id))
        parcel.for_sale, parcel.artificialised, parcel.dwellings = True, 0.7, 0
