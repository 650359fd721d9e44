import { MOST_ORDERS } from '../../cross-channel/model/omni-comparison.ts';
import { TooFewRepeatersError } from './errors.ts';
import { fitSpending, fitTransactions, HIGH_CORRELATION, spendCorrelation } from './fit.ts';
import { type Histories, patternsOf } from './histories.ts';
import { backTestDates, type DatesBackTest, type HeldOut } from './hold-out.ts';
import {
  drawParameters,
  expectedPurchases,
  expectedSpend,
  foundParameters,
  type History,
  type LifetimeFit,
  lifetimeValue,
  MONTH_DAYS,
  middle95,
  type Parameters,
} from './lifetime-value.ts';
import type { LifetimeGroup } from './observed-lifetimes.ts';
import { normalFrom, seededRandom } from './random.ts';

/** How values of our own customers are stated: net sales of a year, each month's money worth less than the one before. */
export const OWN_TERMS = { months: 12, marginRate: 1, yearlyDiscount: 0.1 } as const;
/** Months at which the curve of a channel is given. */
const CURVE_MONTHS = [3, 6, 9, 12] as const;
/** Customers of a channel by whom the spread of its curve is found. */
const CURVE_CUSTOMERS = 50;
const CURVE_DRAWS = 200;
const SEED = 20_050_101;

/** Histories with the channel of the first purchase and whether several were used. */
export interface OwnHistories {
  readonly histories: Histories;
  readonly channels: readonly string[];
  readonly omni: Uint8Array;
  /** Those of them who had bought before the hold-out that ends with their histories. */
  readonly heldOut: HeldOut;
}

/** Net sales by customer still to come, in minor units, so many months ahead. */
interface CurvePoint {
  readonly months: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ChannelCurve {
  readonly channel: string;
  readonly customers: number;
  readonly points: readonly CurvePoint[];
}

/** What was found of our own customers; amounts are minor units, times are days. */
export type Fitted =
  | { readonly kind: 'TOO_FEW'; readonly repeaters: number }
  | {
      readonly kind: 'FITTED';
      readonly fit: LifetimeFit;
      readonly correlation: number;
      readonly isCorrelationHigh: boolean;
      readonly channels: readonly ChannelCurve[];
      /** Discounted values of a year, by customer; orders are days with purchases. */
      readonly groups: readonly LifetimeGroup[];
      readonly margins: SoldMargins;
      /** How right the dates of next purchases would have been `HOLD_OUT_DAYS` before; null where too few had bought again. */
      readonly datesBackTest: DatesBackTest | null;
    };

/** Net sales so far whose cost is known, and that cost, in minor units. */
interface SoldMargin {
  readonly known: number;
  readonly cost: number;
}

/** Of customers of several channels, and of those of one. */
export interface SoldMargins {
  readonly omni: SoldMargin;
  readonly mono: SoldMargin;
}

/** Fits the models to our own customers, and sums up what they predict. */
export function fitOwn({ histories, channels, omni, heldOut }: OwnHistories, margins: SoldMargins): Fitted {
  try {
    const transactions = fitTransactions('BG_NBD', histories, patternsOf(histories));
    const spending = fitSpending(histories);
    const fit = { transactions, spending, meanSpend: meanOfRepeats(histories) };
    const correlation = spendCorrelation(histories);
    return {
      kind: 'FITTED',
      fit,
      correlation,
      isCorrelationHigh: correlation > HIGH_CORRELATION,
      channels: curvesOf(fit, histories, channels),
      groups: groupsOf(fit, histories, omni),
      margins,
      datesBackTest: backTestDates(heldOut),
    };
  } catch (error) {
    if (error instanceof TooFewRepeatersError) return { kind: 'TOO_FEW', repeaters: error.repeaters };
    throw error;
  }
}

function meanOfRepeats({ repeats, meanSpend }: Histories): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < repeats.length; i++) {
    sum += (repeats[i] ?? 0) * (meanSpend[i] ?? 0);
    count += repeats[i] ?? 0;
  }
  return count === 0 ? 0 : sum / count;
}

const historyOf = ({ repeats, lastDay, age, meanSpend }: Histories, i: number): History => ({
  repeats: repeats[i] ?? 0,
  lastDay: lastDay[i] ?? 0,
  age: age[i] ?? 0,
  meanSpend: meanSpend[i] ?? 0,
});

function groupsOf(fit: LifetimeFit, histories: Histories, omni: Uint8Array): LifetimeGroup[] {
  const groups = [0, 1].flatMap((isOmni) =>
    Array.from({ length: MOST_ORDERS }, (_, index) => ({
      isOmni: isOmni === 1,
      orders: index + 1,
      sample: { n: 0, sum: 0, sumOfSquares: 0 },
    })),
  );
  for (let i = 0; i < omni.length; i++) {
    const history = historyOf(histories, i);
    const place = (omni[i] ?? 0) * MOST_ORDERS + Math.min(history.repeats, MOST_ORDERS - 1);
    const sample = groups[place]?.sample;
    if (!sample) continue;
    const value = lifetimeValue(fit, history, OWN_TERMS);
    sample.n += 1;
    sample.sum += value;
    sample.sumOfSquares += value * value;
  }
  return groups;
}

function curvesOf(fit: LifetimeFit, histories: Histories, channels: readonly string[]): ChannelCurve[] {
  const members = new Map<string, number[]>();
  for (const [i, channel] of channels.entries()) {
    const known = members.get(channel);
    if (known) known.push(i);
    else members.set(channel, [i]);
  }
  const draws = drawParameters(fit, SEED, CURVE_DRAWS);
  const found = foundParameters(fit);
  const random = seededRandom(SEED);
  return [...members].map(([channel, own]) => {
    const some = everyNthOf(own, CURVE_CUSTOMERS).map((i) => historyOf(histories, i));
    const points = CURVE_MONTHS.map((months) => {
      const spent = (by: Parameters, history: History) =>
        expectedPurchases(fit, by, history, months * MONTH_DAYS) * expectedSpend(fit, by, history);
      const mean = (by: Parameters) => some.reduce((sum, history) => sum + spent(by, history), 0) / some.length;
      const value = own.reduce((sum, i) => sum + spent(found, historyOf(histories, i)), 0) / own.length;
      const scale = mean(found) > 0 ? value / mean(found) : 0;
      // Purchases come by chance: the variance of one customer is about purchases × spend².
      const chance = Math.sqrt(
        some.reduce((sum, history) => sum + spent(found, history) * expectedSpend(fit, found, history), 0) /
          some.length /
          own.length,
      );
      const { low, high } = middle95(draws.map((by) => mean(by) * scale + chance * normalFrom(random)));
      return { months, value, low: Math.max(0, low), high };
    });
    return { channel, customers: own.length, points };
  });
}

function everyNthOf<T>(items: readonly T[], most: number): T[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, i) => i % step === 0);
}
