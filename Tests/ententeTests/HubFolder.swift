import Foundation
import Testing

/// A folder with the plain tables of a location problem.
final class HubFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "entente-hubs-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  /// Four points on a line at 0, 10, 20 and 100; candidates at 0, 10 and 100; lengths as on the line.
  func writeLine() throws {
    try write(
      "id,x,y,weight,commune\na,0,0,1,Nord\nb,10,0,5,Nord\nc,20,0,1,Sud\nd,100,0,2,Sud\n",
      to: "demand.csv")
    try write("id,x,y\na,0,0\nb,10,0\nd,100,0\n", to: "candidates.csv")
    try write("from,to,length\na,b,10\nb,c,10\nc,d,80\n", to: "edges.csv")
  }

  /// Runs `entente hubs` in this folder.
  func hubs(_ arguments: String...) throws -> Program.Ending {
    try Program.run(["hubs"] + arguments, in: path)
  }

  /// Runs it on the three tables.
  func line(_ arguments: String...) throws -> Program.Ending {
    try Program.run(
      [
        "hubs", "--demand", "demand.csv", "--candidates", "candidates.csv", "--network",
        "edges.csv",
      ]
        + arguments, in: path)
  }
}
