import { FEW, newcombe, type Share, shareOf } from '../../metrics/model/interval.ts';
import { divide, type Parts } from './quotient.ts';

export type SignalKey = 'PARADOXICAL_STOCK_OUT' | 'MARGIN_PRESSURE' | 'PHYGITAL_DEMAND';
/** RED asks for a decision; UNKNOWN has nothing to be judged by. */
export type SignalState = 'RED' | 'GREEN' | 'UNKNOWN';

/** Percent of online requests without stock that a store could have served, above which signal 1 is red. */
export const PARADOX_LIMIT_PERCENT = 15;

/** Strictly more than so many percent of the whole, in integers: 16 of 100 are more than 15 %, 15 are not. */
function isAbovePercent({ part, whole }: Parts, percent: number): boolean {
  return part * 100n > whole * BigInt(percent);
}

function stateAbove(parts: Parts, percent: number): SignalState {
  if (parts.whole <= 0n) return 'UNKNOWN';
  return isAbovePercent(parts, percent) ? 'RED' : 'GREEN';
}

/** I5: red strictly above 15 %. */
export const paradoxState = (parts: Parts): SignalState => stateAbove(parts, PARADOX_LIMIT_PERCENT);

/** I6: red strictly above the threshold. */
export const pressureState = (parts: Parts, thresholdPercent: number): SignalState =>
  stateAbove(parts, thresholdPercent);

/**
 * I7: red where the share has risen beyond chance: the interval of 95 % of its difference to the period before lies
 * above zero. Unknown below 30 requests in either period.
 */
export function demandState(now: Parts, before: Parts | undefined): SignalState {
  const toShare = ({ part, whole }: Parts): Share => ({ hits: Number(part), of: Number(whole) });
  if (!before || now.whole < FEW || before.whole < FEW) return 'UNKNOWN';
  const [recent, earlier] = [toShare(now), toShare(before)];
  return shareOf(recent) > shareOf(earlier) && newcombe(recent, earlier).low > 0 ? 'RED' : 'GREEN';
}

export type Verdict = 'SWITCH' | 'WAIT' | 'UNKNOWN';

/** I8: one red signal is enough to switch to unified stock; without any signal that can be judged, it is unknown. */
export function verdictOf(states: readonly SignalState[]): Verdict {
  if (states.includes('RED')) return 'SWITCH';
  return states.includes('GREEN') ? 'WAIT' : 'UNKNOWN';
}

/** Ten-thousandths of the whole. */
export const ratioOf = ({ part, whole }: Parts): bigint | null => divide(part * 10_000n, whole);
