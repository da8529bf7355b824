// swift-tools-version: 6.2
import PackageDescription

let swiftSettings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The three wrappers around C libraries say `unsafe` wherever they leave what Swift can prove.
let wrapperSettings = swiftSettings + [.strictMemorySafety()]

let package = Package(
  name: "entente",
  defaultLocalization: "fr",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "entente", targets: ["entente"]),
    .library(name: "PlanarGeometry", targets: ["PlanarGeometry"]),
    .library(name: "Projection", targets: ["Projection"]),
    .library(name: "Formats", targets: ["Formats"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
  ],
  targets: [
    // An arrow may only point down this list (CONTRIBUTING.md, "Modules").
    .executableTarget(
      name: "entente",
      dependencies: [
        "Dossier", "Planning", "Formats", "Land", "LinearProgramming", "Projection",
        "PlanarGeometry",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),
    .target(
      name: "Dossier",
      dependencies: ["Planning", "Formats", "Land", "PlanarGeometry"],
      swiftSettings: swiftSettings),
    .target(
      name: "Planning",
      dependencies: ["Land", "LinearProgramming", "PlanarGeometry"],
      swiftSettings: swiftSettings),
    .target(
      name: "Formats",
      dependencies: [
        "Land", "Projection", "PlanarGeometry",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        "Yams",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: swiftSettings),
    .target(name: "Land", dependencies: ["PlanarGeometry"], swiftSettings: swiftSettings),
    .target(name: "LinearProgramming", dependencies: ["CHiGHS"], swiftSettings: wrapperSettings),
    .target(
      name: "Projection", dependencies: ["CPROJ", "PlanarGeometry"], swiftSettings: wrapperSettings),
    .target(name: "PlanarGeometry", dependencies: ["CGEOS"], swiftSettings: wrapperSettings),

    .executableTarget(
      name: "FormatsBenchmark",
      dependencies: ["Formats", "Land", "Projection", "PlanarGeometry", "TestSupport"],
      path: "Benchmarks/formats", swiftSettings: swiftSettings),
    .executableTarget(
      name: "AllocationBenchmark",
      dependencies: ["Formats", "Planning", "Land", "PlanarGeometry", "TestSupport"],
      path: "Benchmarks/allocation", swiftSettings: swiftSettings),
    .executableTarget(
      name: "TravelBenchmark", dependencies: ["Planning", "Land", "PlanarGeometry", "TestSupport"],
      path: "Benchmarks/travel", exclude: ["peers.py"], swiftSettings: swiftSettings),

    .systemLibrary(name: "CGEOS", pkgConfig: "geos", providers: [.apt(["libgeos-dev"])]),
    .systemLibrary(name: "CPROJ", pkgConfig: "proj", providers: [.apt(["libproj-dev"])]),
    .systemLibrary(name: "CHiGHS", pkgConfig: "highs", providers: [.brew(["highs"])]),

    .target(
      name: "TestSupport", dependencies: ["PlanarGeometry", "Land"], path: "Tests/TestSupport",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PlanarGeometryTests", dependencies: ["PlanarGeometry", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ProjectionTests", dependencies: ["Projection", "PlanarGeometry", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LinearProgrammingTests", dependencies: ["LinearProgramming", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "LandTests", dependencies: ["Land", "PlanarGeometry", "TestSupport"],
      swiftSettings: swiftSettings),
    // Killed again and again by the tests of the output directory.
    .executableTarget(
      name: "OutputDirectoryProbe", dependencies: ["Formats"], path: "Tests/OutputDirectoryProbe",
      swiftSettings: swiftSettings),
    // Killed again and again by the tests of the session file.
    .executableTarget(
      name: "SessionFileProbe", dependencies: ["Formats", "Land"], path: "Tests/SessionFileProbe",
      swiftSettings: swiftSettings),
    .testTarget(
      name: "FormatsTests",
      dependencies: [
        "Formats", "Land", "Projection", "PlanarGeometry", "TestSupport", "OutputDirectoryProbe",
        "SessionFileProbe",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "PlanningTests",
      dependencies: ["Planning", "Land", "LinearProgramming", "PlanarGeometry", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "DossierTests",
      dependencies: ["Dossier", "Planning", "Formats", "Land", "PlanarGeometry", "TestSupport"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "ententeTests", dependencies: ["entente", "TestSupport"], exclude: ["Golden"],
      swiftSettings: swiftSettings),
    .testTarget(
      name: "RealLandTests",
      dependencies: ["entente", "Formats", "Planning", "Land", "PlanarGeometry", "TestSupport"],
      exclude: ["Scenarios"], swiftSettings: swiftSettings),
  ]
)
