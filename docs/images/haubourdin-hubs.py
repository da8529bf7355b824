"""Draws haubourdin-hubs.png from the results of `entente run scenarios/haubourdin.yaml --out DIR`.

    haubourdin-hubs.py DIR [PNG]

Needs geopandas and matplotlib (pip install geopandas matplotlib pyogrio).
"""

import pathlib
import sys

import geopandas
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from PIL import Image

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parent.parent / "geodata" / "haubourdin"
RESULT = pathlib.Path(sys.argv[1]) / "entente.gpkg"
PNG = sys.argv[2] if len(sys.argv) > 2 else HERE / "haubourdin-hubs.png"
SHADES = ["#08519c", "#4292c6", "#9ecae1", "#deebf7"]
COLOURS = ["#E69F00", "#009E73", "#CC79A7", "#0072B2", "#D55E00", "#56B4E9", "#F0E442", "#7A5195"]
FRAMES = [
    ("Haubourdin, Loos", (698100, 7055900, 701900, 7057900)),
    ("Hellemmes", (707450, 7057800, 709250, 7059850)),
]


def layer(name):
    return geopandas.read_file(RESULT, layer=name, engine="pyogrio")


def main():
    isochrones, catchments, hubs = layer("hub_isochrones"), layer("hub_catchments"), layer("hubs")
    lines, candidates, uncovered = layer("hub_assignments"), layer("hub_candidates_map"), layer("hub_uncovered")
    streets = geopandas.read_file(DATA / "streets.geojson").to_crs(2154)
    colour = {site: COLOURS[i % len(COLOURS)] for i, site in enumerate(hubs.site)}
    figure = plt.figure(figsize=(13, 9), dpi=95)
    grid = figure.add_gridspec(
        2, 2, width_ratios=[f[1][2] - f[1][0] for f in FRAMES], wspace=0.03, hspace=0.08)
    for row, title in enumerate(["Isochrones", "Zone de chaque point et dessertes"]):
        for column, (place, (x0, y0, x1, y1)) in enumerate(FRAMES):
            axes = figure.add_subplot(grid[row, column])
            if row == 0:
                for shade, (_, area) in zip(SHADES[: len(isochrones)][::-1], isochrones.iterrows()):
                    geopandas.GeoSeries([area.geometry]).plot(ax=axes, color=shade, alpha=0.8)
            else:
                catchments.plot(
                    ax=axes, color=catchments.site.map(colour), alpha=0.35, edgecolor=catchments.site.map(colour))
                if len(lines):
                    lines.plot(ax=axes, color=lines.site.map(colour), linewidth=0.6, zorder=3)
            streets.plot(ax=axes, color="#666666", linewidth=0.35, zorder=2)
            if len(candidates):
                candidates.plot(
                    ax=axes, zorder=4, markersize=14, edgecolor="#333333", linewidth=0.6,
                    color=candidates.status.map({"eligible": "white", "refused": "#bdbdbd"}))
            if len(uncovered):
                uncovered.plot(ax=axes, color="#d7301f", markersize=10, marker="x", zorder=4)
            hubs.plot(ax=axes, color="black", markersize=60, edgecolor="white", zorder=5)
            for _, hub in hubs.iterrows():
                axes.annotate(
                    hub["name"], (hub.geometry.x, hub.geometry.y), xytext=(5, 5), textcoords="offset points",
                    fontsize=7, zorder=6, annotation_clip=True)
            axes.set(xlim=(x0, x1), ylim=(y0, y1), aspect="equal", xticks=[], yticks=[], xlabel="", ylabel="")
            axes.set_title(f"{place} — {title.lower()}", fontsize=9)
    handles = [
        Patch(color=shade, label=area["label"].replace("\u202f", " "))
        for shade, (_, area) in zip(SHADES[: len(isochrones)][::-1], isochrones.iterrows())
    ] + [
        Line2D([], [], marker="o", color="black", linestyle="", label="point retenu"),
        Line2D([], [], marker="o", color="white", markeredgecolor="#333333", linestyle="", label="possible, non retenu"),
        Line2D([], [], marker="o", color="#bdbdbd", markeredgecolor="#333333", linestyle="", label="refusé"),
    ]
    figure.legend(handles=handles, loc="lower center", ncol=7, fontsize=8, frameon=False)
    figure.savefig(PNG, bbox_inches="tight")
    Image.open(PNG).convert("RGB").quantize(96).save(PNG, optimize=True)


main()
