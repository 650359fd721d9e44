import { allocate } from '#kernel/values/money.ts';
import type { Touchpoint } from '../../journeys/model/journey.ts';
import type { TouchModel } from './attribution-model.ts';
import type { Effects } from './credit-report.ts';
import { touchWeights } from './touch-weights.ts';

/** What a model gives to one moment before an order. */
export interface TouchpointCredit {
  readonly touchpointId: string;
  /** Ten-thousandths of the order. */
  readonly share: bigint;
}

/** Ten-thousandths of an order, which are split among its moments. */
const WHOLE = 10_000n;
/** Days after which a moment weighs half, of time decay. */
const HALF_LIFE_MS = 7 * 86_400_000;
/** Effects are integers of this part when they split an order. */
const EFFECT_PARTS = 2 ** 40;

/** Each channel by its removal effect, split evenly among its moments; evenly among all where no channel has an effect. */
function effectWeights(moments: readonly Touchpoint[], effects: Effects): bigint[] {
  const weights = moments.map(({ channelCode }) => {
    const same = moments.filter((moment) => moment.channelCode === channelCode).length;
    return BigInt(Math.round((EFFECT_PARTS * (effects.get(channelCode)?.ofConversions ?? 0)) / same));
  });
  return weights.some((weight) => weight > 0n) ? weights : moments.map(() => 1n);
}

/** Splits an order among the moments before it, oldest first, by a model of its own moments or by a chain. */
export function creditMoments(moments: readonly Touchpoint[], by: TouchModel | Effects): TouchpointCredit[] {
  const newest = moments.at(-1)?.occurredAt.getTime() ?? 0;
  const path = moments.map(({ channelCode, isDirect, occurredAt }) => ({
    key: channelCode,
    isDirect,
    ageMs: newest - occurredAt.getTime(),
  }));
  const weights = typeof by === 'string' ? touchWeights(by, path, HALF_LIFE_MS) : effectWeights(moments, by);
  const shares = allocate(WHOLE, weights);
  return moments.map(({ id }, index) => ({ touchpointId: id, share: shares[index] ?? 0n }));
}
