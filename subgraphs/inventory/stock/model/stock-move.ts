import { type Deltas, onHandDelta } from './states.ts';

/** What units that came into a building or left it did there. */
type StockFlow = 'NONE' | 'RECEIVED' | 'SOLD' | 'RETURNED' | 'LOST';

/** What one operation did to one level, as figures need it. */
export interface StockMove {
  readonly at: Date;
  /** Changes of what can be sold, and of what lies in the building. */
  readonly available: number;
  readonly onHand: number;
  readonly flow: StockFlow;
  /** Units of the flow; never below zero. */
  readonly units: number;
}

/** Kinds of operations, and reasons of imported ones, by which units leave for a customer or come back from one. */
const SOLD = new Set(['SALE', 'FULFILL']);
const RETURNED = new Set(['RESTOCK', 'RETURN']);

/**
 * The move of a level by an operation; undefined when it changes nothing that figures see. Units that a POS sold
 * beyond what the ledger knew are sold too, though `onHand` follows when the shortage is settled.
 */
export function stockMove(at: Date, reason: string, deltas: Deltas): StockMove | undefined {
  const available = deltas.available ?? 0;
  const onHand = onHandDelta(deltas);
  const came = onHand - (deltas.shortage ?? 0);
  if (available === 0 && onHand === 0 && came === 0) return undefined;
  return { at, available, onHand, flow: flowOf(reason, came), units: Math.abs(came) };
}

function flowOf(reason: string, came: number): StockFlow {
  if (came === 0) return 'NONE';
  if (came < 0) return SOLD.has(reason) ? 'SOLD' : 'LOST';
  return RETURNED.has(reason) ? 'RETURNED' : 'RECEIVED';
}
