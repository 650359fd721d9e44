import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import { modelOf } from './fit.ts';
import { OWN_TERMS } from './fitted.ts';
import type { DatesBackTest } from './hold-out.ts';
import {
  drawParameters,
  expectedPurchases,
  foundParameters,
  type History,
  type LifetimeFit,
  lifetimeValue,
  MONTH_DAYS,
  valueInterval,
} from './lifetime-value.ts';
import type { BackTest, Replenishment } from './replenishment.ts';

/** What one customer is predicted; amounts are minor units. */
export interface CustomerLifetime {
  readonly currencyCode: string;
  readonly aliveProbability: number;
  /** In the year to come. */
  readonly expectedPurchases: number;
  readonly value: bigint;
  readonly low: bigint;
  readonly high: bigint;
  readonly nextPurchaseOn: BusinessDay | null;
  /** How right such dates were; null where there is none to test. */
  readonly nextPurchaseBackTest: NextPurchaseBackTest | null;
  /** When the models were fitted. */
  readonly computedAt: Date;
  readonly replenishments: readonly ProductReplenishment[];
}

/** How right dates of next purchases were, of all customers. */
export interface NextPurchaseBackTest extends DatesBackTest {
  /** The first day whose purchases were hidden. */
  readonly hiddenFrom: BusinessDay;
}

export interface ProductReplenishment extends Omit<Replenishment, 'dueDay'> {
  readonly productId: string;
  readonly dueOn: BusinessDay;
  /** How far dates of the same product and habit were off. */
  readonly backTest: BackTest;
}

/** Draws that an interval of one customer is read from; the same for everybody. */
const SEED = 20_050_101;
/** Days ahead beyond which no date is given. */
const FARTHEST_DAYS = 3_650;

const minor = (value: number): bigint => BigInt(Math.round(value));

/** What the models predict of a history that ends with a day. */
export function predictLifetime(fit: LifetimeFit, history: History, lastDay: BusinessDay) {
  const { repeats, lastDay: last, age } = history;
  const model = modelOf(fit.transactions.model);
  const wait = model.medianWait(fit.transactions.parameters, repeats, last, age);
  const { low, high } = valueInterval(fit, drawParameters(fit, SEED), history, OWN_TERMS, SEED);
  return {
    aliveProbability: model.aliveProbability(fit.transactions.parameters, repeats, last, age),
    expectedPurchases: expectedPurchases(fit, foundParameters(fit), history, OWN_TERMS.months * MONTH_DAYS),
    value: minor(lifetimeValue(fit, history, OWN_TERMS)),
    low: minor(low),
    high: minor(high),
    nextPurchaseOn: wait === null || wait > FARTHEST_DAYS ? null : addDays(lastDay, Math.ceil(wait)),
  };
}
