import type { Reader } from '#kernel/database/database.ts';
import type { SqlQuery } from '#kernel/database/sql.ts';

/** Rows of a statement without a select list, of the type that the test says: product code may not (ADR 0017). */
export function rowsAs<Row>(db: Pick<Reader, 'query'>, query: SqlQuery): Promise<Row[]> {
  return db.query(query) as Promise<Row[]>;
}
