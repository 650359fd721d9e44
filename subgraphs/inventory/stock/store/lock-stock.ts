import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { Hold, HoldLine } from '../model/hold.ts';
import type { Level, LevelAddress } from '../model/states.ts';
import type { GroupKind } from '../model/stock-plan.ts';
import { expiredBy } from './hold-expiry.ts';

/** What a guarded operation decides on; everything in it is locked until the transaction ends. */
export interface LockedStock {
  readonly levels: Level[];
  /** Lines of others on these levels whose time is over and whose units were not returned yet. */
  readonly expired: HoldLine[];
  /** Live holds of the owners asked for, with the units they were made of and the lines that still hold them. */
  readonly holds: Array<Hold & { readonly units: number }>;
  readonly lines: HoldLine[];
  /** What the idempotency key stands for already; read before waiting for locks. */
  readonly known: { readonly id: string; readonly requestHash: string } | null;
}

interface LockedRow extends Omit<LockedStock, 'holds'> {
  readonly holds: Array<{ expiresAt: string | null; units: number } & Omit<Hold, 'expiresAt'>>;
}

/** Lets one operation at a time work on the holds of an owner; others wait. */
export async function lockOwners(tx: Tx, owners: readonly string[]): Promise<void> {
  await tx.query(sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(owner, 0) as key from unnest(${owners}::text[]) as owner order by 1) as keys`);
}

const lineJson = sql`json_build_object('holdId', hold_id, 'lineId', line_id, 'levelId', level_id,
  'variantId', variant_id, 'locationId', location_id, 'quantity', quantity)`;

/**
 * Locks the levels asked for and those of the owners' live holds, in the order of their keys, and answers them as
 * they are after the wait. Lines are only ever changed by who holds the lock of their level, and a line that another operation
 * else ended while this waited is left out: its row is read again under its own lock.
 */
export async function lockStock(
  tx: Tx,
  request: {
    now: Date;
    levels?: readonly LevelAddress[];
    owners?: readonly string[];
    holdKey?: string;
    group?: { kind: GroupKind; key: string };
  },
): Promise<LockedStock> {
  const { now, levels = [], owners = [], holdKey = null, group = { kind: null, key: null } } = request;
  const [row] = await tx.query<LockedRow>(sql`
    with own as (
      select * from stock_hold where owner_id = any(${owners}::text[]) and status = 'LIVE' order by id for update),
    wanted as (
      select variant_id, location_id
      from unnest(${levels.map((level) => level.variantId)}::text[], ${levels.map((level) => level.locationId)}::text[])
        as asked(variant_id, location_id)
      union
      select variant_id, location_id from stock_hold_line where hold_id in (select id from own) and status = 'LIVE'),
    locked as (
      select level.* from inventory_level level join wanted using (variant_id, location_id)
      order by level.variant_id, level.location_id for update of level),
    own_line as (
      select * from stock_hold_line line
      where hold_id in (select id from own) and status = 'LIVE' and level_id in (select id from locked)
      for update of line),
    expired as (
      select * from stock_hold_line line
      where level_id in (select id from locked) and ${expiredBy(now, sql`line`)}
        and hold_id not in (select id from own)
      for update of line)
    select
      coalesce((select json_agg(json_build_object(
        'id', id, 'variantId', variant_id, 'locationId', location_id, 'onHand', on_hand, 'available', available,
        'committed', committed, 'reserved', reserved, 'damaged', damaged, 'safetyStock', safety_stock,
        'qualityControl', quality_control, 'incoming', incoming, 'shortage', shortage, 'version', version)
        order by variant_id, location_id) from locked), '[]') as levels,
      coalesce((select json_agg(${lineJson}) from expired), '[]') as expired,
      coalesce((select json_agg(${lineJson}) from own_line), '[]') as lines,
      coalesce((select json_agg(json_build_object('id', id, 'key', key, 'requestHash', request_hash, 'kind', kind,
        'ownerId', owner_id, 'status', status, 'expiresAt', expires_at, 'requestedBy', requested_by, 'code', code,
        'ownerVersion', owner_version,
        'units', (select coalesce(sum(quantity), 0) from stock_hold_line where hold_id = own.id)))
        from own), '[]') as holds,
      coalesce(
        (select json_build_object('id', id, 'requestHash', request_hash) from stock_hold where key = ${holdKey}::text),
        (select json_build_object('id', id, 'requestHash', request_hash) from adjustment_group
         where kind = ${group.kind}::text and key = ${group.key}::text)) as known`);
  if (!row) throw new Error('a lock without an answer');
  const holds = row.holds.map((hold) => ({
    ...hold,
    expiresAt: hold.expiresAt === null ? null : new Date(hold.expiresAt),
  }));
  return { ...row, holds };
}

/** Makes the levels that do not exist yet, empty; those of unknown locations are left out. */
export async function ensureLevels(tx: Tx, levels: readonly LevelAddress[], now: Date): Promise<void> {
  await tx.query(sql`
    insert into inventory_level (id, variant_id, location_id, updated_at)
    select asked.id, asked.variant_id, location.id, ${now}
    from unnest(${levels.map(() => newId('lvl'))}::text[], ${levels.map((level) => level.variantId)}::text[],
                ${levels.map((level) => level.locationId)}::text[]) as asked(id, variant_id, location_id)
    join location on location.id = asked.location_id
    order by asked.variant_id, asked.location_id
    on conflict (variant_id, location_id) do nothing`);
}
