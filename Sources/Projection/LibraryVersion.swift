internal import CPROJ

/// The PROJ that runs.
public let projVersion: String = unsafe String(cString: proj_info().version)
