import type { Tx } from '#kernel/database/database.ts';
import type { NewEvent } from '#kernel/events/outbox.ts';
import { newId } from '#kernel/values/ids.ts';
import type { AdjustmentGroupId } from '../../shared/ids.ts';
import { levelsChanged } from './events.ts';
import type { HoldLine } from './model/hold.ts';
import { addDeltas, type Deltas, type Level } from './model/states.ts';
import { type StockMove, stockMove } from './model/stock-move.ts';
import type { GroupKind, PlannedMovement, StockPlan } from './model/stock-plan.ts';
import { type GroupDraft, KeyTakenError, type StockWrite, writeStock } from './store/write-stock.ts';

/** The heading of an operation in the ledger. */
export interface Heading {
  readonly kind: GroupKind;
  readonly reason: string;
  readonly actor: string;
  readonly ownerId?: string | undefined;
  readonly key?: string | undefined;
  readonly requestHash?: string | undefined;
  readonly referenceDocumentUri?: string | undefined;
}

/**
 * Writes a plan with its ledger and its event, in the caller's transaction: one statement.
 * A keyed operation leaves its group even when nothing moved, so that its key is known.
 * @returns the id of the operation's own group.
 * @throws KeyTakenError
 */
export async function recordStock(
  tx: Tx,
  plan: StockPlan,
  expired: readonly HoldLine[],
  heading: Heading,
  write: Omit<StockWrite, 'groups' | 'movements' | 'events'>,
  events: (levels: readonly Level[]) => readonly NewEvent[] = () => [],
): Promise<{ groupId: AdjustmentGroupId }> {
  const movements = plan.movements();
  const own: GroupDraft = {
    id: newId('grp'),
    kind: heading.kind,
    key: heading.key ?? null,
    requestHash: heading.requestHash ?? null,
    reason: heading.reason,
    referenceDocumentUri: heading.referenceDocumentUri ?? null,
    ownerId: heading.ownerId ?? null,
    actor: heading.actor,
  };
  const hasOwn = own.key !== null || movements.some(({ kind }) => kind === own.kind);
  const groups = hasOwn ? [own] : [];
  if (movements.some(({ kind }) => kind === 'EXPIRE') && own.kind !== 'EXPIRE') groups.push(expiryGroup());
  const levels = plan.changed();
  const changed = levels.length > 0 ? [levelsChanged(own.id, levels, planned(movements, own.kind, write.now))] : [];
  await writeStock(tx, {
    ...write,
    groups,
    movements,
    endedLines: [...(write.endedLines ?? []), ...expired.map((line) => ({ ...line, status: 'EXPIRED' as const }))],
    events: [...changed, ...events(levels)],
  });
  return { groupId: own.id };
}

/** What one operation did to each level: units that expired on the way belong to it. */
function planned(movements: readonly PlannedMovement[], reason: GroupKind, at: Date) {
  const deltas = new Map<string, Deltas>();
  for (const { level, deltas: moved } of movements) deltas.set(level.id, addDeltas(deltas.get(level.id) ?? {}, moved));
  const movesOf = ({ id }: Level): StockMove[] => {
    const move = stockMove(at, reason, deltas.get(id) ?? {});
    return move ? [move] : [];
  };
  return { reason, at, movesOf };
}

function expiryGroup(): GroupDraft {
  return {
    id: newId('grp'),
    kind: 'EXPIRE',
    key: null,
    requestHash: null,
    reason: 'The time of the hold was over',
    referenceDocumentUri: null,
    ownerId: null,
    actor: 'clock',
  };
}

/** Runs a keyed operation; when another request with its key was quicker, runs it again to answer the same. */
export async function replaying<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KeyTakenError)) throw error;
    return work();
  }
}
