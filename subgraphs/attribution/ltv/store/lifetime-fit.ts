import type { Database, Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments } from '#kernel/database/write.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import { lifetimeFit } from '../../prisma/generated/tables.ts';
import type { Fitted } from '../model/fitted.ts';

/** The last fit that ended. */
export interface KeptFit {
  readonly computedAt: Date;
  readonly day: BusinessDay;
  readonly dataVersion: string;
  readonly aliasVersion: bigint;
  readonly result: Fitted;
}

/** A fit that an earlier version kept lacks what is read of it now: it counts as none, and is made again. */
const isCurrent = (result: Fitted): boolean => result.kind !== 'FITTED' || 'datesBackTest' in result;

/** Every fit that ended, by its currency, the latest first. */
export async function readFits(db: Reader): Promise<Array<readonly [string, KeptFit]>> {
  const columns = pick(lifetimeFit, 'currencyCode', 'computedAt', 'day', 'dataVersion', 'aliasVersion', 'result');
  const rows = await db.query(sql`select ${select(columns)} from lifetime_fit order by computed_at desc`);
  return rows.flatMap(({ currencyCode, computedAt, day, dataVersion, aliasVersion, result }) =>
    computedAt === null || day === null || dataVersion === null || result === null || !isCurrent(result as Fitted)
      ? []
      : [[currencyCode, { computedAt, day, dataVersion, aliasVersion, result: result as Fitted }] as const],
  );
}

/** The models of a currency as they were last fitted; undefined before the first time. */
export async function readFit(db: Reader, currency: string): Promise<KeptFit | undefined> {
  return new Map(await readFits(db)).get(currency);
}

/** Begins a fit, unless one of another process is running; one that has not ended in 15 minutes died. */
export async function claimFit(db: Database, currency: string, now: Date): Promise<boolean> {
  const claimed = await db.query(sql`
    insert into lifetime_fit (currency_code, started_at) values (${currency}, ${now})
    on conflict (currency_code) do update set started_at = excluded.started_at
    where lifetime_fit.started_at is null or lifetime_fit.started_at < ${now}::timestamptz - interval '15 minutes'
    returning ${select(pick(lifetimeFit, 'currencyCode'))}`);
  return claimed.length > 0;
}

export async function keepFit(db: Database, currency: string, fit: KeptFit): Promise<void> {
  await db.query(sql`
    update lifetime_fit set ${assignments(lifetimeFit, { ...fit, startedAt: null })}
    where ${lifetimeFit.currencyCode} = ${currency}`);
}

/** A fit that failed leaves the one before it. */
export async function releaseFit(db: Database, currency: string): Promise<void> {
  await db.query(sql`update lifetime_fit set started_at = null where ${lifetimeFit.currencyCode} = ${currency}`);
}
