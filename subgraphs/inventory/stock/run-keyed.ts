import { hashRequest } from '#kernel/database/idempotency.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { DomainError, keyReused } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { lockLevels } from './lock-levels.ts';
import type { Level } from './model/states.ts';
import { assertLines, type StockLine } from './model/stock-lines.ts';
import { createPlan, type GroupKind, type StockPlan } from './model/stock-plan.ts';
import { recordStock, replaying } from './record-stock.ts';
import { readGroupByKey } from './store/groups.ts';
import type { LockedStock } from './store/lock-stock.ts';
import type { StockWrite } from './store/write-stock.ts';

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

/**
 * An operation that another domain asks for by key: once, whatever is retried. Four statements when every level
 * exists. It refuses only after making sure that no earlier request with the key has succeeded in between.
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
    if (known && known.requestHash !== requestHash) throw keyReused(kind.toLowerCase());
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
