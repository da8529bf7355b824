import Foundation
import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

@Suite("Delimited text")
struct DelimitedTextReaderTests {
  private struct Sample {
    var table: FeatureTable
    var rows: [FeatureRow] = []

    init(
      _ bytes: [UInt8], _ options: DelimitedTextOptions = DelimitedTextOptions()
    ) throws {
      let folder = try ScratchFolder()
      var rows: [FeatureRow] = []
      table = try DelimitedTextReader.read(
        path: folder.file("sample.csv", bytes), options: options
      ) { rows.append($0) }
      self.rows = rows
    }

    init(_ text: String, _ options: DelimitedTextOptions = DelimitedTextOptions()) throws {
      try self.init(Array(text.utf8), options)
    }
  }

  private func problems(
    _ text: String, _ options: DelimitedTextOptions = DelimitedTextOptions()
  ) throws -> [Problem] {
    do {
      _ = try Sample(text, options)
      return []
    } catch let problems as Problems {
      return problems.all
    }
  }

  @Test(
    "separators and line ends",
    arguments: [
      "id;nom\n1;Usine\n2;Friche\n", "id,nom\r\n1,Usine\r\n2,Friche",
      "id\tnom\r1\tUsine\r2\tFriche\r",
      "\"id\";\"nom\"\n\n1;Usine\n;\n2;Friche;;\n\n", "\u{FEFF}id;nom\n1;Usine\n2;Friche\n",
    ])
  func separators(text: String) throws {
    let sample = try Sample(text)
    #expect(sample.table.fields == ["id", "nom"])
    #expect(
      sample.rows.map(\.values) == [
        [.number(1), .text("Usine")], [.number(2), .text("Friche")],
      ])
    #expect(sample.rows.map(\.number) == [1, 2])
  }

  @Test func quotedFieldsHoldAnything() throws {
    let sample = try Sample("a,b\n\"x, \"\"y\"\"\r\nz\",\"\"\n1,\"2\" \n")
    #expect(sample.rows[0].values == [.text("x, \"y\"\r\nz"), .missing])
    #expect(sample.rows[1].values == [.text("1"), .number(2)])
  }

  @Test(
    "a column is numeric only when all its values are quantities",
    arguments: [
      ("1;2,5;-3", [1, 2.5, -3]), ("0;0,5;-0", [0, 0.5, 0]), ("1.5;NA;;NaN;N/A", [1.5]),
      ("12\u{A0}345;1\u{202F}234\u{202F}567,5", [12345, 1_234_567.5]),
      ("1e-05;1.5E+3", [0.00001, 1500]),
      ("08190;75001", nil), ("1E5;2", nil), ("12;deux", nil), ("12345678901234567", nil),
      ("1 234;5", nil), ("1,2,3", nil), ("+5", nil), ("2024-01-01", nil), ("1\u{A0}2", nil),
      ("1.", nil),
      ("Infinity", nil), ("0x10", nil),
    ] as [(String, [Double]?)])
  func numbers(column: String, expected: [Double]?) throws {
    let rows = column.split(separator: ";", omittingEmptySubsequences: false)
    let sample = try Sample("n;z\n" + rows.map { "\($0);z\n" }.joined())
    let values = sample.rows.map(\.values[0])
    if let expected {
      #expect(values.compactMap(\.number) == expected)
      #expect(values.allSatisfy { $0.isMissing || $0.number != nil })
    } else {
      let texts = values.compactMap { if case .text(let text) = $0 { text } else { nil } }
      #expect(texts == rows.map(String.init))
    }
  }

  @Test func missingWordsAreTold() throws {
    let sample = try Sample("a;b\nNA;x\n1;y\n")
    #expect(sample.rows.map(\.values[0]) == [.missing, .number(1)])
    #expect(sample.table.problems.map(\.code) == ["missing-words"])
    #expect(sample.table.problems[0].message.en.contains("(a)"))
  }

  @Test func encodings() throws {
    let latin1: [UInt8] = Array("nom;c\nCaf".utf8) + [0xE9, 0x80] + Array(";x\n".utf8)
    let windows = try Sample(latin1)
    #expect(windows.rows[0].values[0] == .text("Café€"))
    #expect(windows.table.problems.map(\.code) == ["encoding-guessed"])
    let utf8 = try Sample("nom;c\nCafé€;x\n")
    #expect(utf8.rows[0].values[0] == .text("Café€"))
    #expect(utf8.table.problems.isEmpty)
    let units = [0xFEFF] + Array("nom;c\nCafé€;x\n".utf16)
    for bytes in [
      units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ] {
      let utf16 = try Sample(bytes)
      #expect(utf16.rows[0].values[0] == .text("Café€"))
      #expect(utf16.table.problems.map(\.code) == ["encoding-utf-16"])
    }
  }

  @Test(
    "geometry is found by the usual names",
    arguments: [
      ("id;WKT\na;POINT (1 2)\n", "POINT (1 2)", nil),
      ("id;geom\na;SRID=2154;POINT Z (1 2 3)\n", nil, nil),
      ("id;geom\na;\"SRID=2154;POINT Z (1 2 3)\"\n", "POINT (1 2)", DeclaredCRS.code("EPSG:2154")),
      (
        "id;site_geomsurf\na;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[1,2]}\"\n",
        "POINT (1 2)",
        .geoJSONDefault
      ),
      (
        "id;geompoint;geomsurf\na;POINT (1 2);POLYGON ((0 0, 1 0, 1 1, 0 0))\n",
        "POLYGON ((0 0, 1 0, 1 1, 0 0))", nil
      ),
      ("id;geompoint;geomsurf\na;POINT (1 2);\n", "POINT (1 2)", nil),
      ("the_geom,id\n0101000000000000000000F03F0000000000000040,a\n", "POINT (1 2)", nil),
      ("id;X;Y\na;1,5;2\n", "POINT (1.5 2)", nil), ("lat,lon\n2,1\n", "POINT (1 2)", nil),
      ("id;longitude;latitude\na;01.5;2\n", "POINT (1.5 2)", nil),
      ("id;x;y\na;;\n", nil, nil), ("id;geom\na;POLYGON EMPTY\n", nil, nil),
      ("id;geom\na;oui\n", nil, nil),
    ] as [(String, String?, DeclaredCRS?)])
  func geometry(text: String, wkt: String?, crs: DeclaredCRS?) throws {
    if text.contains(";SRID=2154;POINT Z") {
      #expect(try problems(text).map(\.code) == ["ragged-row"])
      return
    }
    let sample = try Sample(text)
    #expect(sample.rows[0].geometry?.wkt == wkt)
    #expect(sample.table.crs == crs)
  }

  @Test func geometryColumnsMayBeNamed() throws {
    let named = DelimitedTextOptions(geometry: .text("Contour"))
    let sample = try Sample("id;contour\na;POINT (1 2)\n", named)
    #expect(sample.rows[0].geometry?.wkt == "POINT (1 2)")
    #expect(sample.table.fields == ["id"])
    let wrong = try problems("id;contours\na;POINT (1 2)\n", named)
    #expect(wrong.map(\.code) == ["unknown-column"])
    #expect(wrong[0].remedy?.en == "Did you mean 'contours'?")
    let xy = try Sample("e;n\n3;4\n", DelimitedTextOptions(geometry: .xy("e", "n")))
    #expect(xy.rows[0].geometry?.wkt == "POINT (3 4)")
    #expect(xy.table.fields == ["e", "n"])
    #expect(try Sample("x;y\n3;4\n", DelimitedTextOptions(geometry: .none)).rows[0].geometry == nil)
  }

  @Test(
    "faults name the line",
    arguments: [
      ("", "missing-header", 1), ("a;a\n1;2\n", "duplicate-column", 1),
      ("a;b\n1;2\n1;2;3\n", "ragged-row", 3), ("a;b\n\"x\ny\";2\n1\n", "ragged-row", 4),
      ("a;b\n1;\"2\n3;4\n", "unterminated-quote", 2), ("a;b\n1;\"2\"x\n", "text-after-quote", 2),
      ("x;y\n1;2\n1;nord\n", "not-a-coordinate", 3), ("x;y\n1;\n", "not-a-coordinate", 2),
      ("id;wkt\n1;POINT (1 2)\n2;POINT (1\n", "invalid-geometry", 3),
      ("id;wkt\n1;POINT (1 2)\n2;POINT (nan 2)\n", "invalid-geometry", 3),
      (
        "id;g;geom\n1;;\"{\"\"type\"\":\"\"Point\"\",\"\"coordinates\"\":[1]}\"\n",
        "invalid-geometry", 2
      ), ("id;geom\n1;\"SRID=2154;POINT (1 2)\"\n2;\"SRID=3944;POINT (1 2)\"\n", "mixed-crs", 3),
    ])
  func faults(text: String, code: String, line: Int) throws {
    let found = try problems(text)
    #expect(found.map(\.code) == [code])
    #expect(found.first?.place.line == line)
    #expect(found.first?.place.file?.hasSuffix("sample.csv") == true)
  }

  @Test(
    "a geometry in hexadecimal is never read in part",
    arguments: [
      "0101000000000000000000F03F00000000000000zz", "0101000000000000000000F03F000000000000004",
    ])
  func hexadecimal(damaged: String) throws {
    let sound = "0101000000000000000000F03F0000000000000040"
    #expect(try problems("id;wkb_geometry\na;\(sound)\n").isEmpty)
    // The first row settles what the column holds; the second one is at fault.
    let found = try problems("id;wkb_geometry\na;\(sound)\nb;\(damaged)\n")
    #expect(found.map(\.code) == ["invalid-geometry"])
    #expect(found.first?.place.line == 3)
    #expect(found.first?.message.en.contains("hexadecimal") == true)
  }

  @Test func otherFilesAreNamed() throws {
    for bytes in [
      [0x1F, 0x8B, 8], Array("PK\u{3}\u{4}".utf8), [0x61, 0, 0x62], [0xFF, 0xFE, 0, 0xD8],
    ] {
      let error = #expect(throws: Problems.self) { try Sample(bytes as [UInt8]) }
      #expect(error?.all.map(\.code) == ["not-text"])
    }
  }

  @Test func aProfileMayPutSplitRowsTogether() throws {
    let options = DelimitedTextOptions(repair: { header, values in
      values.count == header.count + 1 ? [values[0], values[1] + "," + values[2]] : nil
    })
    let sample = try Sample("id,refcad\na,AB1,AB2\nb,AB3\n", options)
    #expect(sample.rows.map(\.values[1]) == [.text("AB1,AB2"), .text("AB3")])
    #expect(sample.table.problems.map(\.code) == ["row-repaired"])
    #expect(sample.table.problems[0].place.line == 2)
    #expect(try problems("id,refcad\na,1,2,3\n", options).map(\.code) == ["ragged-row"])
  }

  @Test func allFaultsAreReportedAndNoRowAfterTheFirst() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("a.csv", "x;y\n1;2\n1;a\nb;2\n3;4\n")
    var rows = 0
    let error = #expect(throws: Problems.self) {
      try DelimitedTextReader.read(path: path) { _ in rows += 1 }
    }
    #expect(error?.all.map(\.place.line) == [3, 4])
    #expect(rows == 1)
  }

  @Test("what is written is read back (seed 7)")
  func roundTrip() throws {
    var generator = SeededGenerator(seed: 7)
    let alphabet = Array("ab,;\"\n\r\té€ '=-0.19NA")
    for _ in 0..<120 {
      let width = Int.random(in: 2...5, using: &generator)
      var rows: [[AttributeValue]] = []
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        rows.append(
          (0..<width).map { column in
            if Bool.random(using: &generator) && Bool.random(using: &generator) { return .missing }
            if column % 2 == 0 { return .number(Double.random(in: -1e6...1e6, using: &generator)) }
            let text = (0..<Int.random(in: 1...8, using: &generator))
              .map { _ in alphabet.randomElement(using: &generator) ?? "a" }
            // A letter in front, so that it is neither missing, nor a number, nor a formula.
            return .text("t" + String(text))
          })
      }
      var writer = CSVWriter(header: (0..<width).map { "c\($0)" })
      for row in rows { writer.append(row) }
      let sample = try Sample(writer.bytes)
      let kept = rows.filter { !$0.allSatisfy(\.isMissing) }
      #expect(sample.rows.map(\.values) == kept)
    }
  }

  @Test("every byte string ends in rows or a message (seed 11)")
  func fuzz() throws {
    let seedText = Array("id;nom;wkt\n1;\"a;\"\"b\nc\";POINT (1 2)\n08;NA;\n".utf8)
    var generator = SeededGenerator(seed: 11)
    for round in 0..<600 {
      var bytes = seedText
      if round < seedText.count {
        bytes = Array(seedText.prefix(round))
      } else {
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
            UInt8.random(in: 0...255, using: &generator)
        }
      }
      do { _ = try Sample(bytes) } catch is Problems {}
    }
  }
}

@Suite("Real tables")
struct DelimitedTextCorpusTests {
  @Test(
    "are read whole", .enabled(if: SharedData.has("friches-ardennes/friches.csv")),
    arguments: [
      ("friches-ardennes/friches.csv", 98, 98),
      ("easements-sup/ac2-one2one/AC2_ASSIETTE_SUP_S.csv", 6, 6),
      ("easements-sup/ac2-one2one/SERVITUDE.csv", 5, 0),
      ("stops-montpellier-gtfs/stops.csv", 2083, 2083),
      ("mel-lille/stops-ilevia-sample.csv", 46, 46),
      ("locate-spopt-san-francisco/SF_store_site_16_longlat.csv", 16, 16),
      (
        "locate-spopt-san-francisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv",
        3280, 0
      ),
    ])
  func read(path: String, rows: Int, geometries: Int) throws {
    var count = 0
    var withGeometry = 0
    _ = try DelimitedTextReader.read(path: try SharedData.url(path).path()) {
      count += 1
      if $0.geometry != nil { withGeometry += 1 }
    }
    #expect(count == rows)
    #expect(withGeometry == geometries)
  }

  @Test("codes keep their zeros", .enabled(if: SharedData.has("friches-ardennes/friches.csv")))
  func zeros() throws {
    var communes: Set<AttributeValue> = []
    var fields: [String] = []
    let table = try DelimitedTextReader.read(
      path: try SharedData.url("friches-ardennes/friches.csv").path()
    ) { communes.insert($0.values[6]) }
    fields = table.fields
    #expect(fields[6] == "comm_insee")
    #expect(communes.contains(.text("08008")))
  }
}
