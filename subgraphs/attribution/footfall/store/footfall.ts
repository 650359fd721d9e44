import type { Reader, Tx } from '#kernel/database/database.ts';
import { integer, jsonAgg, jsonTuple, nullable, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows } from '#kernel/database/write.ts';
import type { Period } from '../../periods/model/period.ts';
import { footfallStatement } from '../../prisma/generated/tables.ts';
import type { Footfall, FootfallDay } from '../model/footfall.ts';

const KEYS = ['storeId', 'day', 'hour', 'visitors'] as const;
const f = aliased(footfallStatement, 'f');

/** Who says it: the name of an import, or nothing for the dashboard and the API. */
interface Stated {
  readonly source: string;
  readonly statedBy: string;
  readonly statedAt: Date;
}

/** Adds counts; each holds from then on in place of earlier ones for the same. */
export async function addCounts(tx: Tx, counts: readonly Footfall[], stated: Stated): Promise<void> {
  const rows = counts.map((one) => ({ ...one, ...stated }));
  await tx.query(insertRows(footfallStatement, [...KEYS, 'source', 'statedBy', 'statedAt'], rows));
}

/** The counts that hold of some stores over some days. */
export async function readCounts(db: Reader, storeIds: readonly string[], { from, to }: Period): Promise<Footfall[]> {
  return db.query(sql`
    select ${select(pick(f, ...KEYS))} from (
      select distinct on (store_id, day, hour) * from footfall_statement
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
      select distinct on (store_id, day, hour) * from footfall_statement
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

/** Takes back what an import said and what holds still: what was said before it holds again, or nothing. */
export async function takeBackCounts(
  tx: Tx,
  source: string,
  by: { readonly statedBy: string; readonly statedAt: Date },
): Promise<number> {
  const rows = await tx.query(sql`
    with held as (
      select distinct on (store_id, day, hour) * from footfall_statement order by store_id, day, hour, version desc
    ), taken as (
      insert into footfall_statement (store_id, day, hour, visitors, source, stated_by, stated_at)
      select held.store_id, held.day, held.hour, before.visitors, coalesce(before.source, ''), ${by.statedBy}, ${by.statedAt}
      from held left join lateral (
        select s.visitors, s.source from footfall_statement s
        where s.store_id = held.store_id and s.day = held.day and s.hour is not distinct from held.hour
          and s.source <> ${source}
        order by s.version desc limit 1
      ) as before on true
      where held.source = ${source} and held.visitors is not null
      returning 1
    )
    select ${select({ count: integer(sql`count(*)`) })} from taken`);
  return rows[0]?.count ?? 0;
}

/** Changes with every statement: what a figure that reads footfall was computed from. */
export async function readFootfallVersion(db: Reader): Promise<bigint> {
  const { version } = pick(footfallStatement, 'version');
  const [row] = await db.query(
    sql`select ${select({ version })} from footfall_statement order by version desc limit 1`,
  );
  return row?.version ?? 0n;
}
