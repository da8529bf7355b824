"""What is decided by hand: where the towns, the districts and the contested sites lie.

Coordinates are Lambert-93 metres of the straight plan, before it is bent.
"""

EXTENT = (697000.0, 7055000.0, 709800.0, 7059800.0)

# The Deûle, a straight canal in the plan, runs from south-west to north-east.
RIVER_POINT = (699750.0, 7056900.0)
RIVER_COURSE = (0.5, 0.8660254037844386)
QUAY_OFFSET = 45.0
WATER_HALF_WIDTH = 17.0

COMMUNES = {
    # Hellemmes is an associated commune of Lille: the cadastre keeps it apart by its prefix.
    "haubourdin": {"insee": "59286", "prefix": "000", "name": "Haubourdin",
                   "owner": "Commune d'Haubourdin"},
    "loos": {"insee": "59360", "prefix": "000", "name": "Loos", "owner": "Commune de Loos"},
    "hellemmes": {"insee": "59350", "prefix": "298", "name": "Lille (Hellemmes)",
                  "owner": "Commune de Lille"},
}

# Each district takes the character of the nearest of these places: (x, y, zone).
PLACES = {
    "haubourdin": [
        (699000, 7056900, "UA"), (698620, 7057150, "UB"), (698720, 7056480, "UB"),
        (699250, 7057330, "UB"), (699090, 7056560, "UB"), (698900, 7057480, "UB"),
        (698400, 7056850, "UC"), (698480, 7057560, "1AUH"), (698400, 7056260, "A"),
        (699620, 7057480, "UX"), (699500, 7056960, "UM"), (699330, 7056330, "UX"),
        (699110, 7057210, "UE"),
    ],
    "loos": [
        (701000, 7057000, "UA"), (700750, 7057330, "UB"), (701350, 7057300, "UB"),
        (701380, 7056650, "UB"), (700900, 7056620, "UB"), (700600, 7056900, "UC"),
        (701500, 7056980, "UE"), (700280, 7057300, "UZ"), (700020, 7056860, "UX"),
        (699960, 7056500, "1AUX"), (699560, 7056320, "N"), (700380, 7056420, "A"),
        (700760, 7056340, "2AU"), (701250, 7056400, "UX"),
    ],
    "hellemmes": [
        (708300, 7058700, "UA"), (708000, 7058400, "UB"), (708700, 7058400, "UB"),
        (708720, 7059080, "UB"), (707900, 7059100, "UC"), (708350, 7059180, "UM"),
        (708850, 7058800, "UX"), (707900, 7058750, "UE"), (708420, 7058330, "UB"),
    ],
}

# Blocks that are kept whole for a purpose: where, how large with half the streets around (m²).
KEPT = {
    "filature": {"town": "haubourdin", "at": (699480, 7056980), "size": 31500},
    "garage": {"town": "haubourdin", "at": (698830, 7057060), "size": 8200},
    "brasserie": {"town": "haubourdin", "at": (699290, 7056340), "size": 13500},
    "usine": {"town": "loos", "at": (700060, 7056800), "size": 26500},
    "gare": {"town": "loos", "at": (701260, 7056400), "size": 17000},
    "bricolage": {"town": "hellemmes", "at": (708350, 7059180), "size": 21500},
    "ateliers-municipaux": {
        "town": "haubourdin", "at": (698700, 7056780), "size": 24000, "street": True,
        "owner": "Commune d'Haubourdin", "owner_type": "public", "slices": 5, "owned": 3,
        "artificialised": 0.8,
    },
    "clos-nord": {
        "town": "haubourdin", "at": (698480, 7057540), "size": 21000,
        "owner": "Métropole", "owner_type": "public", "slices": 5, "owned": 4,
        "artificialised": 0.1,
    },
    "champ-du-port": {
        "town": "loos", "at": (699960, 7056480), "size": 32000,
        "owner": "Établissement public foncier", "owner_type": "public", "slices": 6, "owned": 4,
        "artificialised": 0,
    },
    "clos-des-ecoles": {
        "town": "loos", "at": (701330, 7057200), "size": 11500,
        "owner": "Commune de Loos", "owner_type": "public", "slices": 4, "owned": 3,
        "artificialised": 0.5,
    },
    "square-nord": {
        "town": "hellemmes", "at": (708650, 7058480), "size": 11000,
        "owner": "Commune de Lille", "owner_type": "public", "slices": 4, "owned": 3,
        "artificialised": 0.6,
    },
    "depot-voirie": {
        "town": "hellemmes", "at": (708830, 7058760), "size": 14500,
        "owner": "Métropole", "owner_type": "public", "slices": 4, "owned": 3,
        "artificialised": 0.9,
    },
}

# CNIG PLU ZONE_URBA: LIBELONG, TYPEZONE, FORMDOMI; then codes of DestinationType: allowed,
# conditional, forbidden.
ZONES = {
    "UA": ("Zone urbaine de centre-ville", "U", "0300",
        "21-22-31-32-34-36-41-43-44-53", "42-51", "11-12-33-52-54"),
    "UB": ("Zone urbaine résidentielle", "U", "0100",
        "21-22-41-43-45", "31-34-42-53", "11-12-33-51-52-54"),
    "UC": ("Zone urbaine de grands ensembles", "U", "0101",
        "21-22-31-34-41-43-45", "42-46-53", "11-12-33-51-52"),
    "UE": ("Zone urbaine d'équipements", "U", "0500",
        "41-42-43-44-45-46", "21-22-53", "11-12-31-33-51-52"),
    "UM": ("Zone urbaine mixte de renouvellement", "U", "0300",
        "21-22-31-34-41-42-43-53", "33-46-51-52", "11-12-54"),
    "UX": ("Zone urbaine d'activités industrielles et logistiques", "U", "0201",
        "31-33-42-51-52-53", "34-41-46", "11-12-21-22-43"),
    "UZ": ("Zone urbaine d'activités artisanales", "U", "0200",
        "31-33-34-42-51-53", "46-52", "11-12-21-22-43"),
    "1AUH": ("Zone à urbaniser ouverte, habitat", "AUc", "0100",
        "21-22-43", "31-34-42", "11-12-33-51-52"),
    "1AUX": ("Zone à urbaniser ouverte, activités", "AUc", "0200",
        "31-42-51-53", "33-46-52", "11-12-21-22-43"),
    "2AU": ("Zone à urbaniser fermée", "AUs", "0300",
        "", "42", "11-21-22-31-33-51-52-53"),
    "A": ("Zone agricole", "A", "0700",
        "11-12", "42-46", "21-22-31-33-34-51-52-53"),
    "N": ("Zone naturelle", "N", "0800",
        "", "12-42-45", "11-21-22-31-33-34-51-52-53"),
}

# Net size of a block's cell, m², by zone.
BLOCK_SIZE = {
    "UA": 8000, "UB": 11500, "UC": 24000, "UE": 26000, "UM": 20000, "UX": 38000, "UZ": 30000,
    "1AUH": 30000, "1AUX": 38000, "2AU": 60000, "A": 90000, "N": 90000,
}
