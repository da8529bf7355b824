internal import CGEOS

/// The GEOS that runs: `3.11.1-CAPI-1.17.1` without what follows the first hyphen.
public let geosVersion: String = {
  let full = unsafe String(cString: GEOSversion())
  return String(full.prefix { $0 != "-" })
}()
