"""The cadastre: parcels with their references, owners and dwellings."""

from . import plan
from .bend import bent_ring
from .chance import Chance
from .convex import ring_area, ring_centroid
from .lots import FRICHE_TRACT, lots, slices, tracts
from .noding import Noder

LANDLORD = "Bailleur social"


class Parcel:
    def __init__(self, cell, ring):
        self.cell = cell
        self.ring = ring  # Lambert-93, bent
        self.area = ring_area(ring)
        self.centre = ring_centroid(ring)
        self.owner = self.owner_type = None
        self.vacant = self.for_sale = False
        self.artificialised = None
        self.dwellings = 0
        self.use = "private"

    def number(self, commune, section, number):
        self.commune, self.section, self.numero = commune, section, number
        self.id = f"{commune['insee']}{commune['prefix']}{section}{number:04d}"


class Block:
    """A cell without its streets, with its parcels. `ring` is its outline, bent."""

    def __init__(self, cell, ring, parcels, part=None):
        self.cell, self.ring, self.parcels, self.part = cell, ring, parcels, part


def cadastre(subdivision):
    """All blocks, in the order of the cuts."""
    blocks = []
    for cell in subdivision.blocks:
        outline = cell.polygon.shrunk(lambda label: subdivision.width(label) / 2)
        if outline is None or outline.area() < 150:
            continue
        halved = cell.kept and plan.KEPT[cell.kept[0]].get("street")
        pieces = _across_a_street(outline) if halved else [outline]
        for part, piece in enumerate(pieces):
            blocks.append(_block(cell, piece, part))
    _number(blocks)
    return blocks


def _across_a_street(outline):
    """Two halves with a lane of 8 m between them."""
    corner, along, length, _ = outline.frame()
    across = (-along[1], along[0])
    halves = []
    for at, index in ((length / 2 - 4, 0), (length / 2 + 4, 1)):
        origin = (corner[0] + along[0] * at, corner[1] + along[1] * at)
        halves.append(outline.split(origin, across)[index])
    return halves


def _block(cell, outline, part):
    chance = Chance(f"block/{cell.path}/{part}")
    kept = plan.KEPT[cell.kept[0]] if cell.kept else None
    if kept and "owner" in kept:
        polygons = slices(outline, kept["slices"])
    elif kept:
        polygons = tracts(outline, FRICHE_TRACT, chance)
    else:
        polygons = lots(outline, cell.zone, chance)
    noder = Noder([outline.points] + [p.points for p in polygons])
    parcels = [Parcel(cell, bent_ring(noder.ring(p.points), 45.0)) for p in polygons]
    for index, parcel in enumerate(parcels):
        if kept and "owner" in kept:
            if index < kept["owned"]:
                parcel.owner, parcel.owner_type = kept["owner"], kept["owner_type"]
                parcel.vacant, parcel.artificialised = True, kept["artificialised"]
                parcel.use = "reserve"
        elif not kept:
            _inhabit(parcel, cell, chance)
        else:
            parcel.use = "friche"
    return Block(cell, bent_ring(noder.ring(outline.points), 45.0), parcels, part)


def _inhabit(parcel, cell, chance):
    zone = cell.zone
    if zone in ("UA", "UB", "UM"):
        if parcel.area < 700:
            parcel.dwellings = 1 if zone == "UB" or chance.happens(0.6) else chance.whole(2, 4)
            parcel.use = "house"
        elif chance.happens(0.5):
            parcel.dwellings = int(parcel.area / 140)
            parcel.use = "flats"
    elif zone == "UC":
        parcel.dwellings = int(parcel.area / chance.between(75, 110))
        parcel.use = "flats"
        if chance.happens(0.7):
            parcel.owner, parcel.owner_type = LANDLORD, "social-landlord"
    elif zone == "UE":
        parcel.owner, parcel.owner_type = plan.COMMUNES[cell.town]["owner"], "public"
        parcel.use = "facility"
    elif zone in ("UX", "UZ"):
        parcel.use = "firm"
    elif zone in ("A", "2AU", "1AUX", "1AUH"):
        parcel.use = "field"
    elif zone == "N":
        parcel.use = "nature"
        if chance.happens(0.3):
            parcel.owner, parcel.owner_type = "Département", "public"


def _number(blocks):
    """Sections by district, numbers in the order of the parcels from north to south."""
    letters = "ABCDEFHIKLMNOPRSTVWXYZ"
    sections = {}
    for town, commune in plan.COMMUNES.items():
        districts = sorted({b.cell.district for b in blocks if b.cell.town == town})
        for index, district in enumerate(districts):
            section = letters[index // len(letters)] + letters[index % len(letters)]
            sections[district] = (commune, section)
    for district, (commune, section) in sections.items():
        inside = [p for b in blocks if b.cell.district == district for p in b.parcels]
        for number, parcel in enumerate(inside, 1):
            parcel.number(commune, section, number)
