import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { type ChangeHeading, changeStock } from './change-stock.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { assertNone, stateIssues, unitIssues } from './model/staff-states.ts';
import type { State } from './model/states.ts';
import { levelOf } from './model/stock-plan.ts';

export interface AdjustInput extends ChangeHeading {
  readonly changes: ReadonlyArray<{
    readonly variantId: string;
    readonly locationId: string;
    readonly state: State;
    /** Units to add; negative to take away. */
    readonly delta: number;
  }>;
}

/**
 * Adds units to states or takes them away, all changes or none.
 * @throws ConflictError when a state would go below zero.
 */
export function adjustInventory(
  deps: InventoryDeps,
  request: RequestContext,
  input: AdjustInput,
): Promise<AdjustmentGroup> {
  assertNone(
    input.changes.flatMap(({ state, delta }, index) => [
      ...stateIssues(`changes.${index}.state`, state),
      ...unitIssues(`changes.${index}.delta`, Math.abs(delta), 1),
    ]),
  );
  return changeStock(deps, request, {
    kind: 'ADJUST',
    heading: input,
    path: 'changes',
    changes: input.changes,
    decide(plan) {
      for (const change of input.changes) {
        plan.move('ADJUST', levelOf(plan, change).id, { [change.state]: change.delta });
      }
    },
  });
}
