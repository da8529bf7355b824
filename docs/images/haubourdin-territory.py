"""Draws haubourdin-territory.png. Needs geopandas and matplotlib (pip install geopandas matplotlib)."""

import pathlib

import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from PIL import Image

DOCS = pathlib.Path(__file__).resolve().parent
DATA = DOCS.parent.parent / "geodata" / "haubourdin"
GROUND = {"U": "#f3eee5", "AUc": "#fae3c4", "AUs": "#f5d9ae", "A": "#f5f2c9", "N": "#dcebd3"}
WIDTH = {"primary": 2.4, "secondary": 1.7, "tertiary": 1.2, "residential": 0.75, "living_street": 0.75}
CANDIDATES = {
    "friche": ("Friche", "#e67e22", "#7e3a06"),
    "lot": ("Lot de ZAE libre", "#9576c8", "#4b2e83"),
    "unit": ("Unité foncière publique", "#79b974", "#2e6b31"),
    "holding": ("Local de foncière solidaire", "#e0306e", "#880e4f"),
    "sale": ("Parcelle en vente (DIA)", "#f0c419", "#7d6608"),
}
FRAMES = [
    ("Haubourdin (à gauche), la Deûle, Loos (à droite)", (698190, 7056000, 701820, 7057830)),
    ("Hellemmes, 8 km plus à l'est", (707560, 7057900, 709140, 7059730)),
]


def layer(name):
    return geopandas.read_file(DATA / f"{name}.geojson").to_crs(2154)


def main():
    zones, parcels, streets = layer("zone_urba"), layer("parcelles"), layer("streets")
    flood, river, heat = layer("flood"), layer("river"), layer("heat_network")
    lots, stops = layer("terrains"), layer("stops")
    friches = layer("friches")
    candidates = {
        "friche": friches, "holding": layer("holdings"),
        "lot": lots[lots.terr_etat_occup != "occupé"],
        "unit": parcels[parcels.vacant == "oui"], "sale": parcels[parcels.dia == "oui"],
    }
    levels = flood.dissolve("niveau").geometry

    figure = plt.figure(figsize=(12.6, 4.7), dpi=115)
    grid = figure.add_gridspec(1, 2, width_ratios=[f[1][2] - f[1][0] for f in FRAMES], wspace=0.03)
    for index, (title, (x0, y0, x1, y1)) in enumerate(FRAMES):
        axes = figure.add_subplot(grid[index])
        zones.plot(ax=axes, color=zones.TYPEZONE.map(GROUND), edgecolor="none")
        parcels.plot(ax=axes, color="#e8e0d0", edgecolor="#b3a68f", linewidth=0.22)
        for level, strength in (("faible", 0.16), ("moyen", 0.2), ("fort", 0.28)):
            geopandas.GeoSeries([levels[level]]).plot(ax=axes, color="#3f8fc9", alpha=strength)
        river.plot(ax=axes, color="#2f78b0", zorder=2)
        streets.plot(ax=axes, color="white", linewidth=streets.highway.map(WIDTH), zorder=3)
        heat.plot(ax=axes, color="#c0392b", linewidth=1.5, zorder=4)
        for key, rows in candidates.items():
            _, face, edge = CANDIDATES[key]
            rows.plot(ax=axes, color=face, edgecolor=edge, linewidth=0.6, zorder=5)
        modes = stops["mode"] == "bus"
        stops[modes].plot(ax=axes, color="#34495e", markersize=4, zorder=6)
        stops[~modes].plot(ax=axes, color="black", marker="s", markersize=22, zorder=6)
        for _, friche in friches.iterrows():
            centre = friche.geometry.centroid
            if x0 < centre.x < x1 and y0 < centre.y < y1:
                name = friche.site_nom.replace("Ancienne ", "").replace("Ancien ", "")
                axes.annotate(
                    name, (centre.x, friche.geometry.bounds[3] + 15), ha="center", va="bottom",
                    fontsize=6.5, zorder=9,
                    bbox={"boxstyle": "round,pad=0.15", "fc": "white", "ec": "none", "alpha": 0.8})
        axes.plot([x1 - 600, x1 - 100], [y0 + 60] * 2, color="black", linewidth=2.5, zorder=9)
        axes.annotate("500 m", (x1 - 350, y0 + 75), ha="center", va="bottom", fontsize=7, zorder=9)
        axes.set(xlim=(x0, x1), ylim=(y0, y1), xticks=[], yticks=[], aspect="equal", xlabel="", ylabel="")
        axes.set_title(title, fontsize=9)
    handles = [Patch(fc=f, ec=e, label=t) for t, f, e in CANDIDATES.values()]
    handles += [
        Line2D([], [], color="#c0392b", linewidth=1.5, label="Réseau de chaleur"),
        Patch(fc="#3f8fc9", alpha=0.4, label="Inondation"),
        Line2D([], [], color="#34495e", marker="o", linestyle="", markersize=3, label="Arrêt de bus"),
        Line2D([], [], color="black", marker="s", linestyle="", markersize=5, label="Métro, train"),
    ]
    figure.legend(handles=handles, loc="lower center", ncol=9, fontsize=7, columnspacing=1.2, handletextpad=0.5, frameon=False)
    figure.suptitle("Territoire inventé : ni parcelles, ni propriétaires, ni risques réels", fontsize=9, y=0.98)
    target = DOCS / "haubourdin-territory.png"
    figure.savefig(target, bbox_inches="tight")
    # 256 colours are enough for a map and halve the file.
    few = Image.open(target).convert("RGB").quantize(
        256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE)
    few.save(target, optimize=True)


if __name__ == "__main__":
    main()
