import type { PlannedOrder } from './plan-orders.ts';
import { adviceBefore, type PlannedTalk } from './plan-talks.ts';

/** A version of the rules of the demo shop: the base commission, and what an order that an associate led to earns of it. */
interface DemoRules {
  /** Days before the present one on which it begins. */
  readonly daysAgo: number;
  readonly baseRate: string;
  readonly share: string;
  readonly windowSeconds: number;
  readonly earner: 'LAST' | 'ENGAGEMENT';
  readonly fulfillingShare: string;
}

const WINDOW_SECONDS = 86_400;

/** The oldest begins with the days that a shop opens with: there were no commissions before. */
export const COMMISSION_RULES: readonly DemoRules[] = [
  {
    daysAgo: 90,
    baseRate: '0.03',
    share: '0.5',
    windowSeconds: WINDOW_SECONDS,
    earner: 'LAST',
    fulfillingShare: '0.1',
  },
  {
    daysAgo: 45,
    baseRate: '0.04',
    share: '0.5',
    windowSeconds: WINDOW_SECONDS,
    earner: 'ENGAGEMENT',
    fulfillingShare: '0.15',
  },
];

/** Cents that associates earned by orders that they placed and led to, and that returns took back. */
export interface CommissionTruth {
  assistedMinor: number;
  influencedMinor: number;
  takenBackMinor: number;
}

const WHOLE_PPM = 1_000_000;

export type CommissionTrail = ReturnType<typeof createCommissionTrail>;

/** Computes what is earned from the plan alone. @param startOf the moment at which a version begins */
export function createCommissionTrail(talks: readonly PlannedTalk[], startOf: (rules: DemoRules) => Date) {
  const met = new Map<string, number[]>();
  for (const { customer, at } of talks) met.set(customer.ref, [...(met.get(customer.ref) ?? []), at.getTime()]);
  const truth: CommissionTruth = { assistedMinor: 0, influencedMinor: 0, takenBackMinor: 0 };

  const isLed = ({ customer, placedAt }: PlannedOrder, advice: PlannedTalk | undefined) => {
    const moments = [...(met.get(customer?.ref ?? '') ?? []), ...(advice ? [advice.at.getTime()] : [])];
    return moments.some((at) => at <= placedAt.getTime() && placedAt.getTime() - at <= WINDOW_SECONDS * 1000);
  };
  return {
    addOrder(order: PlannedOrder): void {
      const rules = COMMISSION_RULES.findLast((one) => startOf(one) <= order.placedAt);
      const isRemote = order.storeCode === undefined;
      if (!rules || !(isRemote ? isLed(order, adviceBefore(order)) : order.isAssisted)) return;
      const ppm = Math.round(Number(rules.baseRate) * (isRemote ? Number(rules.share) : 1) * WHOLE_PPM);
      const earned = (netMinor: number) => Math.floor((2 * netMinor * ppm + WHOLE_PPM) / (2 * WHOLE_PPM));
      const net = order.lines.reduce((sum, line) => sum + line.netMinor, 0);
      const back = (order.returned?.lines ?? []).reduce(
        (sum, { index }) => sum + (order.lines[index]?.netMinor ?? 0),
        0,
      );
      const lost = earned(net - back) - earned(net);
      truth[isRemote ? 'influencedMinor' : 'assistedMinor'] += earned(net) + lost;
      truth.takenBackMinor += lost;
    },
    finish: (): CommissionTruth => truth,
  };
}
