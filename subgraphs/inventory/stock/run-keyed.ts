import type { Tx } from '#kernel/database/database.ts';
import { hashRequest } from '#kernel/database/idempotency.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/access.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import {
  DomainError,
  type FieldIssue,
  IdempotencyKeyReusedError,
  NotFoundError,
  ValidationError,
} from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { levelKey } from '../holds/model/allocation.ts';
import type { Level } from './model/states.ts';
import { createPlan, type GroupKind, type StockPlan, sumByLevel } from './model/stock-plan.ts';
import { recordStock, replaying } from './record-stock.ts';
import { readGroupByKey } from './store/groups.ts';
import { ensureLevels, type LevelAddress, type LockedStock, lockStock } from './store/lock-stock.ts';
import type { StockWrite } from './store/write-stock.ts';

export interface StockLine extends LevelAddress {
  readonly quantity: number;
}

type EndedHolds = Pick<StockWrite, 'endedHolds' | 'endedLines'>;

interface KeyedOperation<Line extends StockLine> {
  readonly kind: GroupKind;
  readonly key: string;
  readonly reason: string;
  readonly ownerId: string;
  readonly lines: readonly Line[];
  /** Whether levels that do not exist yet are made. */
  readonly createLevels: boolean;
  /** Owners whose live holds the operation may end; they are locked with the levels. */
  readonly owners?: readonly string[];
  decide(plan: StockPlan, locked: LockedStock): void;
  /** The holds that it ends, asked for once it is decided. */
  ended?(locked: LockedStock): EndedHolds;
  events?(levels: readonly Level[], now: Date): readonly NewEvent[];
}

/** Most lines of one operation. */
const MAX_LINES = 1_000;

/** @throws ValidationError unless there are lines and each asks for one unit or more. */
export function assertLines(lines: readonly StockLine[]): void {
  const issues: FieldIssue[] = [];
  if (lines.length < 1 || lines.length > MAX_LINES)
    issues.push({ path: 'lines', message: `must be 1 to ${MAX_LINES}` });
  lines.forEach(({ quantity }, index) => {
    if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1_000_000)
      issues.push({ path: `lines.${index}.quantity`, message: 'must be 1 to 1000000' });
  });
  if (issues.length > 0) throw new ValidationError(issues);
}

/**
 * Locks the levels, making those that are missing where allowed.
 * @throws NotFoundError for a level (or, where levels are made, a location) that does not exist.
 */
export async function lockLevels(
  tx: Tx,
  request: {
    now: Date;
    levels: readonly LevelAddress[];
    owners?: readonly string[];
    group?: { kind: GroupKind; key: string };
    create: boolean;
  },
): Promise<LockedStock> {
  const locked = await lockStock(tx, request);
  const levels = sumByLevel(request.levels.map((level) => ({ ...level, quantity: 0 })));
  const hasAll = (found: LockedStock): boolean => {
    const keys = new Set(found.levels.map(({ variantId, locationId }) => levelKey(variantId, locationId)));
    return levels.every(({ variantId, locationId }) => keys.has(levelKey(variantId, locationId)));
  };
  if (locked.known || hasAll(locked)) return locked;
  if (request.create) {
    await ensureLevels(tx, levels, request.now);
    const again = await lockStock(tx, request);
    if (hasAll(again)) return again;
  }
  const found = new Set(locked.levels.map((level) => level.locationId));
  throw new NotFoundError('stock at location', levels.find((level) => !found.has(level.locationId))?.locationId);
}

/**
 * An operation that another domain asks for by key: once, whatever is retried. Five statements when every level
 * exists. A refusal is given only after making sure that no earlier request with the key has succeeded meanwhile.
 */
export async function runKeyed<Line extends StockLine>(
  deps: InventoryDeps,
  request: RequestContext,
  operation: KeyedOperation<Line>,
): Promise<void> {
  assertLines(operation.lines);
  const now = deps.clock.now();
  const { kind, key, reason, ownerId, lines, owners = [] } = operation;
  const requestHash = hashRequest({ ownerId, lines });
  const isReplay = (known: { requestHash: string } | null): boolean => {
    if (known && known.requestHash !== requestHash) throw new IdempotencyKeyReusedError(kind.toLowerCase());
    return known !== null;
  };
  await replaying(() =>
    deps.db.inTransaction(kind.toLowerCase(), async (tx) => {
      const group = { kind, key };
      const locked = await lockLevels(tx, { now, levels: lines, owners, group, create: operation.createLevels });
      if (isReplay(locked.known)) return;
      const plan = createPlan(locked.levels);
      plan.expire(locked.expired);
      try {
        operation.decide(plan, locked);
      } catch (error) {
        if (error instanceof DomainError && isReplay(await readGroupByKey(tx, kind, key))) return;
        throw error;
      }
      const heading = { kind, key, requestHash, reason, ownerId, actor: actorName(request.actor) };
      await recordStock(
        tx,
        plan,
        locked.expired,
        heading,
        { now, ...operation.ended?.(locked) },
        (levels) => operation.events?.(levels, now) ?? [],
      );
    }),
  );
}

/** The level of a line, which is locked. */
export function levelOf(plan: StockPlan, address: LevelAddress): Level {
  const level = plan.level(address.variantId, address.locationId);
  if (!level) throw new NotFoundError('stock at location', address.locationId);
  return level;
}
