import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError, type FieldIssue } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { type ChangeHeading, changeStock } from './change-stock.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { assertNone, COUNTABLE, type Countable, countDeltas, stateIssues, unitIssues } from './model/staff-states.ts';
import { levelOf } from './model/stock-plan.ts';

export interface SetInput extends ChangeHeading {
  readonly quantities: ReadonlyArray<{
    readonly variantId: string;
    readonly locationId: string;
    readonly state: Countable;
    readonly quantity: number;
    /** What the caller believes it to be; nothing is set when it is not. */
    readonly changeFromQuantity?: number | null | undefined;
  }>;
}

/** Two counts of one shelf contradict each other: it is unknown which is meant. */
function repeatIssues(quantities: SetInput['quantities']): FieldIssue[] {
  const seen = new Set<string>();
  return quantities.flatMap(({ variantId, locationId, state }, index) => {
    const shelf = `${variantId} ${locationId} ${state}`;
    if (seen.has(shelf)) return [{ path: `quantities.${index}`, message: 'counts the same state a second time' }];
    seen.add(shelf);
    return [];
  });
}

/**
 * Sets states to what was counted, all or none; `onHand` is a count of the building, whose missing units become a
 * shortage.
 * @throws ConflictError when a quantity is no longer what the caller believed.
 */
export function setInventory(deps: InventoryDeps, request: RequestContext, input: SetInput): Promise<AdjustmentGroup> {
  assertNone(
    input.quantities.flatMap(({ state, quantity }, index) => [
      ...stateIssues(`quantities.${index}.state`, state, COUNTABLE),
      ...unitIssues(`quantities.${index}.quantity`, quantity, 0),
    ]),
  );
  assertNone(repeatIssues(input.quantities));
  return changeStock(deps, request, {
    kind: 'SET',
    heading: input,
    path: 'quantities',
    changes: input.quantities,
    decide(plan) {
      for (const { variantId, locationId, state, quantity, changeFromQuantity } of input.quantities) {
        const level = levelOf(plan, { variantId, locationId });
        const current = level[state];
        if (changeFromQuantity !== undefined && changeFromQuantity !== null && changeFromQuantity !== current) {
          throw new ConflictError(
            `${state} of ${variantId} at ${locationId} is ${current}, not ${changeFromQuantity}: read it again`,
          );
        }
        plan.move('SET', level.id, countDeltas(level, state, quantity));
      }
    },
  });
}
