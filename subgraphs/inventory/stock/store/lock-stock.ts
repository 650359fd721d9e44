import type { Tx } from '#kernel/database/database.ts';
import {
  boolean,
  integer,
  jsonAgg,
  jsonObject,
  like,
  nullable,
  present,
  select,
  subquery,
  timestamp,
} from '#kernel/database/select.ts';
import { listOf, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { newId } from '#kernel/values/ids.ts';
import { provedBy } from '../../../shared/customer-alias.ts';
import { adjustmentGroup, stockHold, stockHoldLine } from '../../prisma/generated/tables.ts';
import type { Hold, HoldLine } from '../model/hold.ts';
import type { HeldElsewhere, OpenedSessions } from '../model/holder.ts';
import type { Level, LevelAddress } from '../model/states.ts';
import type { GroupKind } from '../model/stock-plan.ts';
import { expiredBy, inForceAt } from './hold-expiry.ts';
import { levelJson } from './level-json.ts';

/** What a guarded operation decides on; everything in it is locked until the transaction ends. */
export interface LockedStock {
  readonly levels: readonly Level[];
  /** Lines of others on these levels that have expired and whose units were not returned yet. */
  readonly expired: readonly HoldLine[];
  /** Live holds of the owners asked for, with the units they were made of and the lines that still hold them. */
  readonly holds: ReadonlyArray<Hold & { readonly units: number }>;
  readonly lines: readonly HoldLine[];
  /** The variants asked for, as the limits on the holder see them; none without a holder. */
  readonly elsewhere: readonly HeldElsewhere[];
  /** Sessions of the address asked for; null when none is. */
  readonly sessions: OpenedSessions | null;
  /** What the idempotency key stands for already; read before waiting for locks. */
  readonly known: { readonly id: string; readonly requestHash: string } | null;
}

const lineJson = jsonAgg(
  jsonObject(pick(stockHoldLine, 'holdId', 'lineId', 'levelId', 'variantId', 'locationId', 'quantity')),
);
const holdJson = jsonObject({
  ...pick(stockHold, 'id', 'key', 'requestHash', 'kind', 'ownerId', 'status', 'expiresAt', 'requestedBy', 'code'),
  ...pick(stockHold, 'ownerVersion', 'holderId', 'createdAt'),
  units: integer(sql`(select coalesce(sum(quantity), 0) from stock_hold_line where hold_id = own.id)`),
});
const known = present(jsonObject({ id: stockHold.id, requestHash: stockHold.requestHash }));
const knownGroup = jsonObject({ id: adjustmentGroup.id, requestHash: present(adjustmentGroup.requestHash) });
const elsewhereJson = jsonAgg(
  jsonObject({
    variantId: stockHoldLine.variantId,
    units: integer(sql`units`),
    held: integer(sql`held`),
  }),
);
const locked = {
  levels: subquery(jsonAgg(levelJson, sql`variant_id, location_id`), sql`from locked`),
  expired: subquery(lineJson, sql`from expired`),
  lines: subquery(lineJson, sql`from own_line`),
  holds: subquery(jsonAgg(holdJson), sql`from own`),
  elsewhere: subquery(elsewhereJson, sql`from elsewhere`),
  openedCount: integer(sql`(select count(*) from opened)`),
  openedSince: nullable(timestamp(sql`(select min(created_at) from opened)`)),
};

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
    /** Whose limits are asked for; their lock is held. */
    holderId?: string | null | undefined;
    /** The address whose sessions are counted, since when; its lock is held. */
    sessions?: { readonly address: string; readonly since: Date } | undefined;
    group?: { kind: GroupKind; key: string };
  },
): Promise<LockedStock> {
  const { now, levels = [], owners = [], holdKey = null } = request;
  const holderId = request.holderId ?? null;
  const { sessions } = request;
  const { group = { kind: null, key: null } } = request;
  const [row] = await tx.query(sql`
    with own as (
      select * from stock_hold where owner_id = any(${listOf(owners)}) and status = 'LIVE' order by id for update),
    wanted as (
      select variant_id, location_id
      from unnest(${listOf(levels.map((level) => level.variantId))}, ${listOf(levels.map((level) => level.locationId))})
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
      for update of line),
    elsewhere as (
      select variant_id, (
          select coalesce(sum(available + reserved), 0) from inventory_level level
          where level.variant_id = asked.variant_id) as units, (
          select coalesce(sum(line.quantity), 0) from stock_hold hold join stock_hold_line line on line.hold_id = hold.id
          where hold.holder_id in (select alias_id from ${provedBy(holderId === null ? [] : [holderId])} as own_record)
            and hold.status = 'LIVE'
            and line.variant_id = asked.variant_id
            and ${inForceAt(now, sql`line`)} and hold.id not in (select id from own)) as held
      from (select distinct variant_id from wanted) asked where ${holderId}::text is not null),
    opened as (
      select created_at from stock_hold where opened_from = ${sessions?.address ?? null} and created_at > ${sessions?.since ?? now})
    select ${select({
      ...locked,
      isKnownHolder: boolean(sql`exists (select 1 from stock_hold where holder_id = ${holderId}::text)`),
      known: nullable(
        like(
          known,
          sql`coalesce(
            ${subquery(known, sql`from stock_hold where key = ${holdKey}::text`)},
            ${subquery(knownGroup, sql`from adjustment_group where kind = ${group.kind}::text and key = ${group.key}::text`)})`,
        ),
      ),
    })}`);
  if (!row) throw new Error('a lock without an answer');
  const { levels: found, expired, lines, holds, elsewhere, isKnownHolder: isKnown } = row;
  return {
    sessions: sessions ? { isKnown, count: row.openedCount, since: row.openedSince } : null,
    levels: found ?? [],
    expired: expired ?? [],
    lines: lines ?? [],
    elsewhere: elsewhere ?? [],
    holds: (holds ?? []).map((hold) => ({
      ...hold,
      createdAt: new Date(hold.createdAt),
      expiresAt: hold.expiresAt === null ? null : new Date(hold.expiresAt),
    })),
    known: row.known,
  };
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
