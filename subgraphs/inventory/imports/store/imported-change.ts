import { type Level, levelKey } from '../../stock/model/states.ts';
import { type StockMove, stockMove } from '../../stock/model/stock-move.ts';
import type { ImportedMovement } from '../../stock/store/imported-movements.ts';

/**
 * What imported movements did to each level, each at its own time; the reasons SALE and RETURN of another system are
 * sales and returns, whatever else comes in was received.
 */
export function importedChange(
  movements: readonly ImportedMovement[],
  at: Date,
  originOf: (groupKey: string) => { readonly reason: string; readonly at: Date },
) {
  const moves = new Map<string, StockMove[]>();
  for (const { groupKey, variantId, locationId, ...deltas } of movements) {
    const origin = originOf(groupKey);
    const move = stockMove(origin.at, origin.reason, deltas);
    if (!move) continue;
    const key = levelKey(variantId, locationId);
    moves.set(key, [...(moves.get(key) ?? []), move]);
  }
  const movesOf = (level: Level): readonly StockMove[] => moves.get(levelKey(level.variantId, level.locationId)) ?? [];
  return { reason: 'IMPORT', at, movesOf };
}
