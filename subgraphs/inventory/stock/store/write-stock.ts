import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import type { HoldLine, HoldStatus, NewHold } from '../model/hold.ts';
import { type Level, STATES } from '../model/states.ts';
import type { GroupKind, PlannedMovement } from '../model/stock-plan.ts';

/** The heading of an operation's movements. */
export interface GroupDraft {
  readonly id: string;
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
  readonly endedHolds?: ReadonlyArray<{ id: string; status: HoldStatus; reason: string }>;
  readonly endedLines?: ReadonlyArray<HoldLine & { status: HoldStatus }>;
  readonly hold?: NewHold;
}

/** Another request with the same idempotency key was quicker: roll back, read again, answer what it answered. */
export class KeyTakenError extends Error {}

interface WrittenRow {
  readonly groups: number;
  readonly holds: number;
  readonly levels: Level[];
}

/**
 * Writes an operation in one statement: its groups, movements, counters and holds. The counters are guarded once
 * more: a level that would go below zero is not updated, which undoes the whole operation.
 * @returns the levels that changed, as they are now.
 * @throws KeyTakenError
 */
export async function writeStock(tx: Tx, write: StockWrite): Promise<Level[]> {
  const { now, groups, movements, endedHolds = [], endedLines = [], hold } = write;
  const levelIds = [...new Set(movements.map(({ level }) => level.id))];
  const [row] = await tx.query<WrittenRow>(sql`
    with made_group as (
      insert into adjustment_group
        (id, kind, key, request_hash, reason, reference_document_uri, owner_id, actor, created_at)
      select id, kind, key, "requestHash", reason, "referenceDocumentUri", "ownerId", actor, ${now}
      from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as made(id text, kind text, key text,
        "requestHash" text, reason text, "referenceDocumentUri" text, "ownerId" text, actor text)
      on conflict (kind, key) do nothing returning id),
    change as materialized (
      select * from jsonb_to_recordset(${movementJson(groups, movements)}::jsonb) as change(
        id text, group_id text, level_id text, variant_id text, location_id text, available int, committed int,
        reserved int, damaged int, "safetyStock" int, "qualityControl" int, incoming int, shortage int)),
    total as (
      select level_id, sum(available)::int as available, sum(committed)::int as committed,
        sum(reserved)::int as reserved, sum(damaged)::int as damaged, sum("safetyStock")::int as safety_stock,
        sum("qualityControl")::int as quality_control, sum(incoming)::int as incoming, sum(shortage)::int as shortage
      from change group by level_id),
    updated as (
      update inventory_level level set
        on_hand = level.on_hand + total.available + total.committed + total.reserved + total.damaged
          + total.safety_stock + total.quality_control,
        available = level.available + total.available, committed = level.committed + total.committed,
        reserved = level.reserved + total.reserved, damaged = level.damaged + total.damaged,
        safety_stock = level.safety_stock + total.safety_stock,
        quality_control = level.quality_control + total.quality_control,
        incoming = level.incoming + total.incoming, shortage = level.shortage + total.shortage,
        version = level.version + 1, updated_at = ${now}
      from total
      where level.id = total.level_id and level.id = any(${levelIds}::text[])
        and level.available + total.available >= 0 and level.committed + total.committed >= 0
        and level.reserved + total.reserved >= 0 and level.damaged + total.damaged >= 0
        and level.safety_stock + total.safety_stock >= 0 and level.quality_control + total.quality_control >= 0
        and level.incoming + total.incoming >= 0 and level.shortage + total.shortage >= 0
      returning level.*),
    moved as (
      insert into inventory_movement (id, group_id, level_id, variant_id, location_id, available, committed, reserved,
        damaged, safety_stock, quality_control, incoming, shortage, created_at)
      select change.id, group_id, level_id, variant_id, location_id, available, committed, reserved, damaged,
        "safetyStock", "qualityControl", incoming, shortage, ${now}
      from change join made_group on made_group.id = change.group_id),
    ended_hold as (
      update stock_hold held set status = ended.status, ended_at = ${now}, end_reason = ended.reason
      from jsonb_to_recordset(${JSON.stringify(endedHolds)}::jsonb) as ended(id text, status text, reason text)
      where held.id = ended.id and held.id = any(${endedHolds.map(({ id }) => id)}::text[])),
    ended_line as (
      update stock_hold_line line set status = ended.status
      from jsonb_to_recordset(${JSON.stringify(endedLines)}::jsonb)
        as ended("holdId" text, "lineId" text, "levelId" text, status text)
      where line.hold_id = ended."holdId" and line.line_id = ended."lineId" and line.level_id = ended."levelId"
        and line.hold_id = any(${[...new Set(endedLines.map(({ holdId }) => holdId))]}::text[])),
    made_hold as (
      insert into stock_hold (id, key, request_hash, kind, owner_id, expires_at, requested_by, code, owner_version,
        created_at)
      select id, key, "requestHash", kind, "ownerId", "expiresAt", "requestedBy", code, "ownerVersion", ${now}
      from jsonb_to_recordset(${JSON.stringify(hold ? [hold.header] : [])}::jsonb) as made(id text, key text,
        "requestHash" text, kind text, "ownerId" text, "expiresAt" timestamptz, "requestedBy" text, code text,
        "ownerVersion" int)
      on conflict (key) do nothing returning id, expires_at),
    made_line as (
      insert into stock_hold_line
        (hold_id, line_id, level_id, variant_id, location_id, quantity, expires_at)
      select made_hold.id, "lineId", "levelId", "variantId", "locationId", quantity, made_hold.expires_at
      from made_hold cross join jsonb_to_recordset(${JSON.stringify(hold?.lines ?? [])}::jsonb)
        as made("lineId" text, "levelId" text, "variantId" text, "locationId" text, quantity int))
    select (select count(*)::int from made_group) as groups, (select count(*)::int from made_hold) as holds,
      coalesce((select json_agg(json_build_object(
        'id', id, 'variantId', variant_id, 'locationId', location_id, 'onHand', on_hand, 'available', available,
        'committed', committed, 'reserved', reserved, 'damaged', damaged, 'safetyStock', safety_stock,
        'qualityControl', quality_control, 'incoming', incoming, 'shortage', shortage, 'version', version)
        order by variant_id, location_id) from updated), '[]') as levels`);
  if (!row || row.groups < groups.length || (hold !== undefined && row.holds === 0)) throw new KeyTakenError();
  if (row.levels.length < levelIds.length) throw new Error('a stock guard refused what was decided under its lock');
  return row.levels;
}

function movementJson(groups: readonly GroupDraft[], movements: readonly PlannedMovement[]): string {
  const groupIds = new Map(groups.map(({ kind, id }) => [kind, id]));
  return JSON.stringify(
    movements.map(({ kind, level, deltas }) => ({
      id: newId('mov'),
      group_id: groupIds.get(kind),
      level_id: level.id,
      variant_id: level.variantId,
      location_id: level.locationId,
      ...Object.fromEntries(STATES.map((state) => [state, deltas[state] ?? 0])),
    })),
  );
}
