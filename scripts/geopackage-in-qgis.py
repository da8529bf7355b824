"""Opens every layer of a GeoPackage in QGIS without a window and checks what a person would see.

usage: geopackage-in-qgis.py FILE [--pictures DIR]; run by Debian's python with QT_QPA_PLATFORM=offscreen.

Each spatial layer must be valid, have all of its rows and a known coordinate system. A layer with an
embedded style must come up with that style's renderer and legend; it is drawn, and the picture must
hold colours of the legend. Prints a line for each layer.
"""

import os
import shutil
import sqlite3
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

faults = []


def fault(text):
    faults.append(text)
    print(text, file=sys.stderr)


def expected_legend(qml):
    root = ElementTree.fromstring(qml[qml.index("<qgis"):])
    renderer = root.find("renderer-v2")
    if renderer is None:
        return None, None
    return renderer.get("type"), [c.get("label") for c in renderer.iter("category")]


def draw(layer, picture):
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setDestinationCrs(layer.crs())
    settings.setBackgroundColor(QColor("white"))
    settings.setOutputSize(QSize(900, 650))
    extent = layer.extent()
    # Room for the labels beside the outermost sites.
    extent.scale(1.35)
    settings.setExtent(extent)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    del job
    if picture:
        image.save(picture)
    return image


def pixels_by_class(layer, image):
    """How many pixels have each legend colour, blended over the white background."""
    counts = {}
    for item in layer.renderer().legendSymbolItems():
        colour = item.symbol().color()
        wanted = [round(255 + (c - 255) * colour.alphaF()) for c in colour.getRgb()[:3]]
        found = 0
        for y in range(0, image.height(), 2):
            for x in range(0, image.width(), 2):
                pixel = image.pixelColor(x, y).getRgb()[:3]
                if all(abs(a - b) <= 2 for a, b in zip(pixel, wanted)):
                    found += 1
        counts[item.label() or "single"] = 4 * found
    return counts


def check(path, table, count, srs, style, pictures):
    layer = QgsVectorLayer(f"{path}|layername={table}", table, "ogr")
    if not layer.isValid():
        fault(f"{table}: QGIS does not open it")
        return
    if layer.featureCount() != count:
        fault(f"{table}: {layer.featureCount()} features for QGIS, {count} in the table")
    if srs and layer.crs().authid() != srs:
        fault(f"{table}: coordinate system {layer.crs().authid()!r} for QGIS, {srs} in the file")
    legend = [item.label() for item in layer.renderer().legendSymbolItems()] if layer.renderer() else []
    line = f"{table}: {layer.featureCount()} features, {layer.crs().authid()}, {legend}"
    if style:
        kind, labels = expected_legend(style)
        if kind is None:
            fault(f"{table}: its style has no renderer")
        elif layer.renderer().type() != kind:
            fault(f"{table}: renderer {layer.renderer().type()}, the style says {kind}")
        elif kind == "categorizedSymbol" and legend != labels:
            fault(f"{table}: legend {legend}, the style says {labels}")
        if count and layer.isSpatial() and not layer.extent().isEmpty():
            picture = os.path.join(pictures, f"{os.path.basename(path)[:-5]}-{table}.png") if pictures else None
            counts = pixels_by_class(layer, draw(layer, picture))
            line += f", pixels {counts}"
            if not any(counts.values()):
                fault(f"{table}: nothing is drawn in the colours of its style")
    print(line)
    del layer


def main():
    path = sys.argv[1]
    pictures = sys.argv[3] if len(sys.argv) > 3 else None
    # QGIS turns what it opens to WAL mode for a while: it gets a copy.
    folder = tempfile.mkdtemp()
    copy = os.path.join(folder, os.path.basename(path))
    shutil.copy(path, copy)
    database = sqlite3.connect(copy)
    has_styles = database.execute(
        "SELECT count(*) FROM sqlite_master WHERE name = 'layer_styles'"
    ).fetchone()[0]
    layers = []
    for table, organization, code in database.execute(
        "SELECT g.table_name, s.organization, s.organization_coordsys_id FROM gpkg_geometry_columns g "
        "JOIN gpkg_spatial_ref_sys s USING (srs_id) ORDER BY g.table_name"
    ).fetchall():
        count = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
        style = (
            database.execute(
                "SELECT styleQML FROM layer_styles WHERE f_table_name = ? AND useAsDefault", (table,)
            ).fetchone()
            if has_styles
            else None
        )
        layers.append((table, count, f"{organization}:{code}", style[0] if style else None))
    database.close()
    application = QgsApplication([], False)
    application.initQgis()
    for layer in layers:
        check(copy, *layer, pictures)
    application.exitQgis()
    shutil.rmtree(folder)


main()
sys.exit(1 if faults else 0)
