import type { Tx } from '#kernel/database/database.ts';
import { integer, select, subquery } from '#kernel/database/select.ts';
import { joinSql, listOf, sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import { insertEvents, type NewEvent, wakePullers } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { AdjustmentGroupId, StockHoldId } from '../../../shared/ids.ts';
import {
  adjustmentGroup,
  inventoryLevel,
  inventoryMovement,
  stockHold,
  stockHoldLine,
} from '../../prisma/generated/tables.ts';
import type { HoldLine, HoldStatus, NewHold } from '../model/hold.ts';
import { NO_UNITS, ON_HAND_STATES, STATES } from '../model/states.ts';
import type { GroupKind, PlannedMovement } from '../model/stock-plan.ts';
import { addToTotals } from './variant-totals.ts';

/** The heading of an operation's movements. */
export interface GroupDraft {
  readonly id: AdjustmentGroupId;
  readonly kind: GroupKind;
  readonly key: string | null;
  readonly requestHash: string | null;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly ownerId: string | null;
  readonly actor: string;
}

/** Everything that one operation writes, at once. */
export interface StockWrite {
  readonly now: Date;
  readonly groups: readonly GroupDraft[];
  readonly movements: readonly PlannedMovement[];
  readonly endedHolds?: ReadonlyArray<{ id: StockHoldId; status: HoldStatus; endReason: string }>;
  readonly endedLines?: ReadonlyArray<HoldLine & { status: HoldStatus }>;
  readonly hold?: NewHold;
  /** The events that it publishes. */
  readonly events?: readonly NewEvent[];
}

/** Another request with the same idempotency key was quicker: roll back, read again, answer what it answered. */
export class KeyTakenError extends Error {}

const level = aliased(inventoryLevel, 'level');
const total = aliased(inventoryLevel, 'total');

const groupColumns = {
  ...pick(adjustmentGroup, 'id', 'kind', 'key', 'requestHash', 'reason', 'referenceDocumentUri', 'ownerId', 'actor'),
};
const changeColumns = pick(inventoryMovement, 'id', 'groupId', 'levelId', 'variantId', 'locationId', ...STATES);
const holdColumns = {
  ...pick(stockHold, 'id', 'key', 'requestHash', 'kind', 'ownerId', 'expiresAt', 'requestedBy', 'code'),
  ...pick(stockHold, 'ownerVersion', 'holderId', 'openedFrom'),
};
const lineColumns = pick(stockHoldLine, 'lineId', 'levelId', 'variantId', 'locationId', 'quantity');

/** Each counter by its total, `onHand` by the totals of the states that lie in the building. */
const moved = {
  ...Object.fromEntries(STATES.map((state) => [state, sql`${level[state]} + ${total[state]}`])),
  onHand: joinSql([level.onHand, ...ON_HAND_STATES.map((state) => total[state])], ' + '),
  version: sql`${level.version} + 1`,
};
const notNegative = joinSql(
  STATES.map((state) => sql`${level[state]} + ${total[state]} >= 0`),
  ' and ',
);
const written = select({
  groups: subquery(integer(sql`count(*)`), sql`from made_group`),
  holds: subquery(integer(sql`count(*)`), sql`from made_hold`),
  levels: subquery(integer(sql`count(*)`), sql`from updated`),
});

/**
 * Writes an operation in one statement: its groups, movements, counters, totals, holds and events. The counters are
 * guarded once more: a level that would go below zero is not updated, which undoes the whole operation.
 * @throws KeyTakenError
 */
export async function writeStock(tx: Tx, write: StockWrite): Promise<void> {
  const { now, groups, movements, endedHolds = [], endedLines = [], hold, events = [] } = write;
  const levelIds = [...new Set(movements.map(({ level }) => level.id))];
  const ended = recordset('ended', pick(stockHold, 'id', 'status', 'endReason'), endedHolds);
  const endedLine = recordset('ended', pick(stockHoldLine, 'holdId', 'lineId', 'levelId', 'status'), endedLines);
  const group = recordset('made', groupColumns, groups);
  const change = recordset('change', changeColumns, toRows(groups, movements));
  const header = recordset('made', holdColumns, hold ? [hold.header] : []);
  const lines = recordset('made', lineColumns, hold?.lines ?? []);
  const [row] = await tx.query(sql`
    with made_group as (
      ${insertInto(adjustmentGroup, { ...group.columns, createdAt: value(adjustmentGroup.createdAt, now) }, sql`from ${group}`)}
      on conflict (kind, key) do nothing returning id),
    change as materialized (select * from ${change}),
    total as (
      select ${change.columns.levelId} as id, ${joinSql(
        STATES.map((state) => sql`sum(${change.columns[state]})::int as ${inventoryLevel[state]}`),
      )}
      from change group by ${change.columns.levelId}),
    updated as (
      update inventory_level level set ${assignments(inventoryLevel, moved)}, updated_at = ${now}
      from total
      where ${level.id} = ${total.id} and ${level.id} = any(${listOf(levelIds)}) and ${notNegative}
      returning level.*),
    totaled as (${addToTotals(sql`
      select ${level.variantId}, ${total.available} from updated level join total on ${total.id} = ${level.id}`)}),
    moved as (
      ${insertInto(
        inventoryMovement,
        { ...change.columns, createdAt: value(inventoryMovement.createdAt, now) },
        sql`from change join made_group on made_group.id = ${change.columns.groupId}`,
      )}),
    ended_hold as (
      update stock_hold held set ${assignments(stockHold, {
        status: ended.columns.status,
        endedAt: now,
        endReason: ended.columns.endReason,
      })}
      from ${ended} where held.id = ${ended.columns.id} and held.id = any(${listOf(endedHolds.map(({ id }) => id))})),
    ended_line as (
      update stock_hold_line line set ${assignments(stockHoldLine, { status: endedLine.columns.status })}
      from ${endedLine}
      where line.hold_id = ${endedLine.columns.holdId} and line.line_id = ${endedLine.columns.lineId}
        and line.level_id = ${endedLine.columns.levelId}
        and line.hold_id = any(${listOf([...new Set(endedLines.map(({ holdId }) => holdId))])})),
    made_hold as (
      ${insertInto(
        stockHold,
        { ...header.columns, createdAt: value(stockHold.createdAt, now), endedAt: sql`null`, endReason: sql`null` },
        sql`from ${header}`,
      )}
      on conflict (key) do nothing returning id, expires_at),
    made_line as (
      ${insertInto(
        stockHoldLine,
        { ...lines.columns, holdId: sql`made_hold.id`, expiresAt: sql`made_hold.expires_at` },
        sql`from made_hold cross join ${lines}`,
      )}) ${events.length === 0 ? sql`` : sql`, told as (${insertEvents(events)})`}
    select ${written}`);
  if (!row || row.groups < groups.length || (hold !== undefined && row.holds === 0)) throw new KeyTakenError();
  if (row.levels < levelIds.length) throw new Error('a stock guard refused what was decided under its lock');
  if (events.length > 0) tx.afterCommit(() => wakePullers('inventory', events));
}

function toRows(groups: readonly GroupDraft[], movements: readonly PlannedMovement[]) {
  const groupIds = new Map(groups.map(({ kind, id }) => [kind, id]));
  return movements.map(({ kind, level: { id: levelId, variantId, locationId }, deltas }) => {
    const groupId = groupIds.get(kind);
    if (groupId === undefined) throw new Error(`a ${kind} without its group`);
    return { id: newId('mov'), groupId, levelId, variantId, locationId, ...NO_UNITS, ...deltas };
  });
}
