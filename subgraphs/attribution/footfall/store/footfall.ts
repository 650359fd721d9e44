import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, jsonAgg, jsonTuple, nullable, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { type StatementLog, standing } from '#kernel/database/statement-log.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { footfallStatement, footfallTakeBack } from '../../prisma/generated/tables.ts';
import type { Footfall, FootfallDay } from '../model/footfall.ts';

const KEYS = ['storeId', 'day', 'hour', 'visitors'] as const;
const f = aliased(footfallStatement, 'f');

/** Who says it: the name of an import, or nothing for the dashboard and the API. */
interface Stated {
  readonly source: string;
  readonly statedBy: string;
  readonly statedAt: Date;
}

/** What was counted is counted of a store, a day and an hour or none. */
export const FOOTFALL_LOG: StatementLog = {
  statements: footfallStatement,
  takeBacks: footfallTakeBack,
  key: ['store_id', 'day', 'hour'],
  said: ['visitors'],
};
const STANDING = standing(FOOTFALL_LOG);

/** Adds counts; each holds from then on in place of earlier ones for the same. */
export async function addCounts(tx: Tx, counts: readonly Footfall[], stated: Stated): Promise<void> {
  const rows = counts.map((one) => ({ ...one, ...stated }));
  await tx.query(insertRows(footfallStatement, [...KEYS, 'source', 'statedBy', 'statedAt'], rows));
}

/** The counts that hold of some stores over some days. */
export async function readCounts(db: Reader, storeIds: readonly string[], { from, to }: Period): Promise<Footfall[]> {
  return db.query(sql`
    select ${select(pick(f, ...KEYS))} from (
      select distinct on (store_id, day, hour) * from ${STANDING} as said
      where store_id = any(${storeIds}::text[]) and day >= ${from} and day < ${to}
      order by store_id, day, hour, version desc
    ) as f
    where f.visitors is not null`);
}

/**
 * What was counted by store and day, newest day first; of all stores where none is named. The count of a whole day holds
 * where there is one, else its hours.
 */
export async function readDays(
  db: Reader,
  { from, to }: Period,
  storeIds: readonly string[],
  limit: number,
): Promise<FootfallDay[]> {
  const rows = await db.query(sql`
    select ${select({
      ...pick(f, 'storeId', 'day'),
      whole: nullable(integer(sql`max(f.visitors) filter (where f.hour is null)`)),
      sum: integer(sql`coalesce(sum(f.visitors) filter (where f.hour is not null), 0)`),
      hours: jsonAgg(jsonTuple(integer(sql`f.hour`), integer(sql`f.visitors`)), sql`f.hour`),
    })} from (
      select distinct on (store_id, day, hour) * from ${STANDING} as said
      where day >= ${from} and day < ${to}
        and (cardinality(${storeIds}::text[]) = 0 or store_id = any(${storeIds}::text[]))
      order by store_id, day, hour, version desc
    ) as f
    where f.visitors is not null
    group by f.store_id, f.day
    order by f.day desc, f.store_id
    limit ${limit}`);
  return rows.map(({ storeId, day, whole, sum, hours }) => ({
    storeId,
    day,
    visitors: whole ?? sum,
    hours: whole === null ? (hours ?? []).map(([hour, visitors]) => ({ hour, visitors })) : [],
  }));
}
