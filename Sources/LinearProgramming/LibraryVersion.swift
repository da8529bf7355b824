internal import CHiGHS

/// The HiGHS that runs.
public let highsVersion: String = unsafe String(cString: Highs_version())
