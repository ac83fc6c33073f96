import type { DatabaseSync } from 'node:sqlite'

/** The version of the tables below, kept in `user_version`. */
export const SCHEMA_VERSION = 1

// Items are JSON as they were given, so that fields of other versions survive. Columns beside them exist only to find items.
const TABLES = `
  CREATE TABLE finding (
    finding_id TEXT PRIMARY KEY,
    short_id TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    version INTEGER NOT NULL,
    item TEXT NOT NULL
  ) STRICT;
  CREATE INDEX finding_by_last_seen ON finding (last_seen DESC, finding_id);
  CREATE INDEX finding_by_short_id ON finding (short_id, finding_id);
  CREATE TABLE day_counts (
    finding_id TEXT NOT NULL,
    day TEXT NOT NULL,
    version INTEGER NOT NULL,
    item TEXT NOT NULL,
    PRIMARY KEY (finding_id, day)
  ) STRICT;
`

/** Makes the tables in an empty database. */
export function createSchema(database: DatabaseSync): void {
  database.exec(TABLES)
}
