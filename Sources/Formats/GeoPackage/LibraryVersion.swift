internal import GRDB

/// The SQLite that runs; nil where no database could be opened to ask.
public let sqliteVersion: String? = try? DatabaseQueue().read { database in
  try String.fetchOne(database, sql: "SELECT sqlite_version()")
}
