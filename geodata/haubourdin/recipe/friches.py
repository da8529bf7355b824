"""Derelict sites in the CNIG friches profile, with the columns that Entente adds."""

from .convex import ring_centroid
from .lambert93 import lon_lat
from .plan import COMMUNES

# Where usable_floor is 0, the buildings are ruins: bati_surface counts them, nobody can use them.
FRICHES = {
    "filature": {
        "id": "59286_filature", "nom": "Ancienne filature du Halage", "type": "friche industrielle",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 2014,
        "activite": ("filature de lin", "C13.10Z"), "bati": 3, "bati_surface": 7800,
        "pollution": "pollution supposée", "proprio": ("P4a", "Métropole"), "price": 45,
        "from": "2027-01-01", "usable_land": 23500, "usable_floor": 0,
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
        "price": 150, "from": "2026-07-01", "usable_floor": 0,
    },
    "gare": {
        "id": "59360_gare", "nom": "Ancienne cour aux marchandises", "type": "friche ferroviaire",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 2003,
        "activite": ("fret ferroviaire", "H49.20Z"), "bati": 1, "bati_surface": 600,
        "pollution": "pollution avérée", "proprio": ("P1a", "Exploitant ferroviaire"), "price": 35,
        "from": "2026-01-01", "usable_floor": 0,
    },
    "brasserie": {
        "id": "59286_brasserie", "nom": "Ancienne malterie du port", "type": "friche agro-industrielle",
        "occupation": "totalement inoccupé", "statut": "friche sans projet", "fin": 1998,
        "activite": ("malterie", "C11.06Z"), "bati": 2, "bati_surface": 3100,
        "pollution": "pollution peu probable", "proprio": ("X1a", "Héritiers de la malterie"), "price": 30,
        "from": "2026-01-01", "usable_floor": 0,
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
