internal import GRDB

/// The tables of a session file.
enum SessionSchema {
  /// “EntS”: tells a session file from any other SQLite database.
  static let applicationID = 0x456E_7453
  static let version = 1

  /// One table that only grows. `STRICT` keeps the type of every column; the triggers refuse everything but the
  /// next entry of the chain to whoever writes through SQL.
  static let statements: [(name: String, sql: String)] = [
    (
      "entry",
      """
      CREATE TABLE entry (
        number INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        time TEXT NOT NULL,
        department TEXT NOT NULL,
        author TEXT NOT NULL,
        reason TEXT NOT NULL,
        scenario TEXT NOT NULL,
        content TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT
      """
    ),
    (
      "entry_delete",
      """
      CREATE TRIGGER entry_delete BEFORE DELETE ON entry BEGIN
        SELECT RAISE(ABORT, 'entries are never removed');
      END
      """
    ),
    (
      "entry_insert",
      """
      CREATE TRIGGER entry_insert BEFORE INSERT ON entry
      WHEN new.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM entry)
        OR new.previous IS NOT coalesce(
          (SELECT hash FROM entry ORDER BY number DESC LIMIT 1), '\(SessionRow.noEntry)')
      BEGIN
        SELECT RAISE(ABORT, 'an entry must follow the last one');
      END
      """
    ),
    (
      "entry_update",
      """
      CREATE TRIGGER entry_update BEFORE UPDATE ON entry BEGIN
        SELECT RAISE(ABORT, 'entries are never changed');
      END
      """
    ),
  ]

  static func create(in database: Database) throws {
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(version)")
    for statement in statements { try database.execute(sql: statement.sql) }
  }

  /// Whether the file holds these tables and triggers, word for word, and nothing else.
  static func isWhole(in database: Database) throws -> Bool {
    let rows = try Row.fetchAll(database, sql: "SELECT name, sql FROM sqlite_schema ORDER BY name")
    return rows.count == statements.count
      && zip(rows, statements).allSatisfy { row, statement in
        row["name"] as String? == statement.name && row["sql"] as String? == statement.sql
      }
  }
}
