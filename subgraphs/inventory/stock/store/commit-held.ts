import type { Database } from '#kernel/database/database.ts';
import { integer, json, jsonAgg, jsonObject, nullable, select, subquery } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, insertRow, value } from '#kernel/database/write.ts';
import { insertComputedEvent, type NewEvent, wakePullers } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { AdjustmentGroupId } from '../../../shared/ids.ts';
import {
  adjustmentGroup,
  inventoryLevel,
  inventoryMovement,
  stockHold,
  stockHoldLine,
} from '../../prisma/generated/tables.ts';
import { expiredBy } from './hold-expiry.ts';

const NONE = sql`0`;
const level = aliased(inventoryLevel, 'level');
const updated = aliased(inventoryLevel, 'updated');

/** A level as `levelsChanged` tells it; nothing that can be sold moves, so no figure does. */
const told = jsonObject({
  levelId: updated.id,
  ...pick(updated, 'variantId', 'locationId', 'available', 'onHand', 'version'),
  moves: json<readonly unknown[]>(sql`'[]'::json`),
});
const UNMOVED = {
  available: NONE,
  damaged: NONE,
  safetyStock: NONE,
  qualityControl: NONE,
  incoming: NONE,
  shortage: NONE,
};
const committed = { committed: sql`${level.committed} + total.units`, reserved: sql`${level.reserved} - total.units` };

/**
 * Turns the live holds of an owner into a commitment, with its ledger and its event, if all of their units are still held:
 * one statement, which is the whole transaction. What it decides on is locked first, holds before levels in the order of
 * their keys before lines, as `lockStock` does, and read again after the wait.
 * @returns how many live holds were found; none were changed when `committed` is false.
 */
export async function commitHeld(
  db: Database,
  commitment: {
    readonly ownerId: string;
    readonly groupId: AdjustmentGroupId;
    readonly actor: string;
    /** What it publishes, but for the levels. */
    readonly event: Omit<NewEvent, 'payload'>;
    readonly now: Date;
  },
): Promise<{ readonly holds: number; readonly committed: boolean }> {
  const { ownerId, groupId, actor, event, now } = commitment;
  const unkeyed = { key: null, requestHash: null, referenceDocumentUri: null };
  const kind = 'COMMIT' as const;
  const group = { id: groupId, kind, reason: 'Order placed', ownerId, actor, createdAt: now, ...unkeyed };
  const payload = sql`jsonb_build_object('reason', 'COMMIT', 'levels', ${jsonAgg(told, sql`variant_id, location_id`)})`;
  const movement = {
    // One id of now, its last 48 bits by chance for each row.
    id: sql`overlay(${newId('mov')}::text placing right(gen_random_uuid()::text, 12) from 29)`,
    groupId: value(inventoryMovement.groupId, groupId),
    createdAt: value(inventoryMovement.createdAt, now),
    levelId: updated.id,
    variantId: updated.variantId,
    locationId: updated.locationId,
    ...UNMOVED,
    committed: sql`total.units`,
    reserved: sql`-total.units`,
  };
  const [row] = await db.query(sql`
    with own as (
      select * from stock_hold where owner_id = ${ownerId} and status = 'LIVE' order by id for update),
    wanted as (
      select distinct variant_id, location_id from stock_hold_line
      where hold_id in (select id from own) and status = 'LIVE'),
    locked as (
      select level.* from inventory_level level join wanted using (variant_id, location_id)
      order by level.variant_id, level.location_id for update of level),
    own_line as (
      select * from stock_hold_line line
      where hold_id in (select id from own) and status = 'LIVE' and level_id in (select id from locked)
      for update of line),
    total as (select level_id, sum(quantity)::int as units from own_line group by level_id),
    whole as (
      select from own_line
      where not exists (select from own where ${expiredBy(now, sql`own`)})
        and not exists (select from total join locked on locked.id = total.level_id where locked.reserved < total.units)
      having sum(quantity) = (select sum(quantity) from stock_hold_line where hold_id in (select id from own))),
    updated as (
      update inventory_level level set ${assignments(inventoryLevel, { ...committed, version: sql`${level.version} + 1`, updatedAt: now })}
      from total where level.id = total.level_id and exists (select from whole) returning level.*),
    made_group as (${insertRow(adjustmentGroup, group)} where exists (select from whole)),
    moved as (${insertInto(inventoryMovement, movement, sql`from updated join total on total.level_id = updated.id`)}),
    ended as (
      update stock_hold set ${assignments(stockHold, { status: 'COMMITTED', endedAt: now, endReason: 'placed' })}
      from own where stock_hold.id = own.id and exists (select from whole)),
    ended_line as (
      update stock_hold_line line set ${assignments(stockHoldLine, { status: 'COMMITTED' })}
      from own_line where line.hold_id = own_line.hold_id and line.line_id = own_line.line_id
        and line.level_id = own_line.level_id and exists (select from whole)),
    told as (${insertComputedEvent(event, payload, sql`from updated having count(*) > 0`)})
    select ${select({
      holds: subquery(integer(sql`count(*)`), sql`from own`),
      payload: nullable(json<Readonly<Record<string, unknown>>>(sql`(select payload from told)`)),
    })}`);
  if (!row) throw new Error('a commitment without an answer');
  if (row.payload !== null) wakePullers('inventory', [{ ...event, payload: row.payload }]);
  return { holds: row.holds, committed: row.payload !== null };
}
