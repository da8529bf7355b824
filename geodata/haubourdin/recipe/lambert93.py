"""From Lambert-93 (EPSG:2154) to longitude and latitude (RGF93, taken as WGS84).

Lambert conformal conic with two standard parallels on the GRS80 ellipsoid, inverse formulas of
IGN's technical note NTG 71 (ALG0002, ALG0004).
"""

from math import atan, atan2, degrees, exp, hypot, log, pi, sin

_E = 0.08181919104281579  # first eccentricity of GRS80
_N = 0.7256077650532670  # exponent of the projection
_C = 11754255.4260960  # constant of the projection, metres
_X0, _Y0 = 700000.0, 12655612.0498761
_LON0 = 3.0 / 180 * pi


def lon_lat(x, y):
    """Longitude and latitude in degrees of a point in metres."""
    radius = hypot(x - _X0, y - _Y0)
    gamma = atan2(x - _X0, _Y0 - y)
    isometric = -log(radius / _C) / _N
    latitude = 2 * atan(exp(isometric)) - pi / 2
    for _ in range(8):
        s = _E * sin(latitude)
        latitude = 2 * atan(((1 + s) / (1 - s)) ** (_E / 2) * exp(isometric)) - pi / 2
    return degrees(_LON0 + gamma / _N), degrees(latitude)
