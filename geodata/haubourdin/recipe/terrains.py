"""Lots of the zones d'activité économique in the CNIG TERRAIN-ECO profile."""

from .plan import COMMUNES

# Where each ZAE lies and how many of its lots are still free.
ZAES = {
    "mitterie": {"site": "59360_SITE-ECO_00001", "town": "loos", "zone": "UZ", "free": 7},
    "port-fluvial": {"site": "59286_SITE-ECO_00002", "town": "haubourdin", "zone": "UX", "free": 3},
}
# Stage, occupation, holder, price €/m², share already artificialised.
TAKEN = ("vendu, commercialisation achevée", "occupé", "établissement industriel et commercial", None, 1)
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
        for index, (_, parcel) in enumerate(lots):
            number = free.get(index)
            if number is None:
                stage, occupied, holder, price, artificial = TAKEN
            else:
                stage, occupied, holder, price, artificial = STAGES[number % len(STAGES)]
                parcel.use = "lot"
            row = {
                "terr_id": f"{COMMUNES[about['town']]['insee']}_TERRAIN-ECO_{index + 1:05d}",
                "site_id": about["site"], "terr_refcad": parcel.id,
                "terr_surf_brute": round(parcel.area / 10000, 4),
                "terr_utile": "oui",
                "terr_identif_date": "2024-02-01", "terr_actu_date": "2025-10-15",
                "terr_maitrise_fonc": holder, "terr_stade_comm": stage, "terr_etat_occup": occupied,
                "terr_stade_amngt": "viabilisé et aménagé" if artificial == 1 else "viabilisé non aménagé",
                "terr_usage": "bâti productif" if artificial == 1 else "espace vert",
                "terr_m2_prix": price, "zae": zae, "price": price, "artificialised": artificial,
            }
            result.append(({k: v for k, v in row.items() if v is not None}, parcel.ring))
    return result
