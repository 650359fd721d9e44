import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { type ChangeHeading, changeStock } from './change-stock.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { assertNone, MOVABLE, stateIssues, unitIssues } from './model/staff-states.ts';
import type { State } from './model/states.ts';
import { levelOf } from './model/stock-plan.ts';

export interface MoveInput extends ChangeHeading {
  readonly moves: ReadonlyArray<{
    readonly variantId: string;
    readonly locationId: string;
    readonly from: State;
    readonly to: State;
    readonly quantity: number;
  }>;
}

/**
 * Moves units of a level from one state to another: received, found damaged, kept as safety stock; all or none.
 * @throws ConflictError when the first state holds fewer.
 */
export function moveInventory(
  deps: InventoryDeps,
  request: RequestContext,
  input: MoveInput,
): Promise<AdjustmentGroup> {
  assertNone(
    input.moves.flatMap(({ from, to, quantity }, index) => [
      ...stateIssues(`moves.${index}.from`, from, MOVABLE),
      ...stateIssues(`moves.${index}.to`, to, MOVABLE),
      ...(from === to ? [{ path: `moves.${index}.to`, message: 'must differ from `from`' }] : []),
      ...unitIssues(`moves.${index}.quantity`, quantity, 1),
    ]),
  );
  return changeStock(deps, request, {
    kind: 'MOVE',
    heading: input,
    path: 'moves',
    changes: input.moves,
    decide(plan) {
      for (const move of input.moves) {
        plan.move('MOVE', levelOf(plan, move).id, { [move.from]: -move.quantity, [move.to]: move.quantity });
      }
    },
  });
}
