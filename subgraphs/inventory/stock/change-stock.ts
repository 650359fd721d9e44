import type { z } from 'zod';
import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { shortageRecorded } from './events.ts';
import { lockLevels } from './lock-levels.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import type { LevelAddress } from './model/states.ts';
import { createPlan, type GroupKind, type StockPlan } from './model/stock-plan.ts';
import { recordStock } from './record-stock.ts';
import { readGroups } from './store/groups.ts';

/** The reason and the reference of a manual change. */
interface ChangeHeading {
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null | undefined;
}

/** One event for each location where units turned out to be missing. */
function shortagesOf(plan: StockPlan, causeId: string, now: Date): NewEvent[] {
  const byLocation = new Map<LocationId, Array<{ variantId: VariantId; missing: number; shortage: number }>>();
  for (const { level, deltas } of plan.movements()) {
    const missing = deltas.shortage ?? 0;
    if (missing <= 0) continue;
    const { variantId, locationId } = level;
    const shortage = plan.level(variantId, locationId)?.shortage ?? missing;
    byLocation.set(locationId, [...(byLocation.get(locationId) ?? []), { variantId, missing, shortage }]);
  }
  return [...byLocation].map(([locationId, lines]) =>
    shortageRecorded({ saleId: null, causeId }, locationId, lines, now),
  );
}

/**
 * Changes stock manually, once by key and person: staff with inventory:write, associates in their own stores.
 * @returns the operation as the ledger holds it; one that changed nothing has no movements.
 */
export async function changeStock<Raw, Input extends ChangeHeading>(
  deps: InventoryDeps,
  request: RequestContext,
  raw: Raw,
  operation: {
    kind: GroupKind;
    schema: z.ZodType<Input, Raw>;
    changesOf(input: Input): readonly LevelAddress[];
    decide(plan: StockPlan, input: Input): void;
  },
): Promise<AdjustmentGroup> {
  const { kind } = operation;
  assertCan(request.actor, 'inventory:write');
  const input = parseInput(operation.schema, raw);
  const key = parseIdempotencyKey(input.idempotencyKey);
  const changes = operation.changesOf(input);
  for (const { locationId } of changes) assertAtLocation(request.actor, locationId);
  const now = deps.clock.now();
  const actor = actorName(request.actor);
  const { result } = await deps.db.inTransaction(kind.toLowerCase(), (tx) =>
    once(tx, { scope: `${kind.toLowerCase()} by ${actor}`, key, body: input }, async () => {
      const locked = await lockLevels(tx, { now, levels: changes, create: true });
      const plan = createPlan(locked.levels);
      plan.expire(locked.expired);
      operation.decide(plan, input);
      const { reason, referenceDocumentUri } = input;
      const group = {
        kind,
        reason,
        actor,
        // The group is written even when nothing moved: the answer must be found again by its key.
        key: `${actor} ${key}`,
        ...(referenceDocumentUri ? { referenceDocumentUri } : {}),
      };
      const short = () => shortagesOf(plan, `${actor} ${key}`, now);
      return (await recordStock(tx, plan, locked.expired, group, { now }, short)).groupId;
    }),
  );
  const [group] = await readGroups(deps.db, [result]);
  if (!group) throw new NotFoundError('adjustment group', result);
  return group;
}
