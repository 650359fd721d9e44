import { once, parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { type FieldIssue, NotFoundError, ValidationError } from '#kernel/values/errors.ts';
import { parseId } from '#kernel/values/ids.ts';
import { assertAtLocation, assertCan } from '../../shared/permissions.ts';
import type { InventoryDeps } from '../deps.ts';
import { isText } from '../locations/model/location-rules.ts';
import { shortageRecorded } from './events.ts';
import { lockLevels } from './lock-levels.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import type { LevelAddress } from './model/states.ts';
import { createPlan, type GroupKind, type StockPlan } from './model/stock-plan.ts';
import { recordStock } from './record-stock.ts';
import { readGroups } from './store/groups.ts';

/** The reason and the reference of a manual change. */
export interface ChangeHeading {
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null | undefined;
}

/** Most changes of one request. */
const MAX_CHANGES = 250;
/** Longest reason and reference, in characters. */
const MAX_TEXT = 500;

function assertHeading(heading: ChangeHeading, path: string, changes: readonly LevelAddress[]): void {
  const issues: FieldIssue[] = [];
  if (heading.reason.trim() === '' || !isText(heading.reason, MAX_TEXT))
    issues.push({ path: 'reason', message: `must be 1 to ${MAX_TEXT} characters` });
  if (!isText(heading.referenceDocumentUri ?? '', MAX_TEXT))
    issues.push({ path: 'referenceDocumentUri', message: `must be at most ${MAX_TEXT} characters` });
  if (changes.length < 1 || changes.length > MAX_CHANGES) issues.push({ path, message: `must be 1 to ${MAX_CHANGES}` });
  if (issues.length > 0) throw new ValidationError(issues);
  changes.forEach(({ variantId, locationId }, index) => {
    parseId('var', variantId, `${path}.${index}.variantId`);
    parseId('loc', locationId, `${path}.${index}.locationId`);
  });
}

/** One event for each location where units turned out to be missing. */
function shortagesOf(plan: StockPlan, causeId: string, now: Date): NewEvent[] {
  const byLocation = new Map<string, Array<{ variantId: string; missing: number; shortage: number }>>();
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
export async function changeStock<Change extends LevelAddress>(
  deps: InventoryDeps,
  request: RequestContext,
  operation: {
    kind: GroupKind;
    heading: ChangeHeading;
    /** Name of the list in the input, for messages. */
    path: string;
    changes: readonly Change[];
    decide(plan: StockPlan): void;
  },
): Promise<AdjustmentGroup> {
  const { kind, heading, changes } = operation;
  assertCan(request.actor, 'inventory:write');
  const key = parseIdempotencyKey(heading.idempotencyKey);
  assertHeading(heading, operation.path, changes);
  for (const { locationId } of changes) assertAtLocation(request.actor, locationId);
  const now = deps.clock.now();
  const actor = actorName(request.actor);
  const { result } = await deps.db.inTransaction(kind.toLowerCase(), (tx) =>
    once(tx, { scope: `${kind.toLowerCase()} by ${actor}`, key, body: { ...heading, changes } }, async () => {
      const locked = await lockLevels(tx, { now, levels: changes, create: true });
      const plan = createPlan(locked.levels);
      plan.expire(locked.expired);
      operation.decide(plan);
      const { reason, referenceDocumentUri } = heading;
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
