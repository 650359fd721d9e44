import { highest, LONGEST_HISTORY, type Patterns } from './histories.ts';
import { lnGaussOfOne } from './hypergeometric.ts';
import type { Point } from './minimize.ts';
import type { TransactionModel } from './transaction-model.ts';

/** No purchase is awaited for longer, in days. */
const LONGEST_WAIT = LONGEST_HISTORY;
/** Growth of the steps in which the waiting time is summed; trapezoids of these are right to a tenth of a day. */
const WAIT_GROWTH = 1.02;

/**
 * The logarithm of F(y) = ₂F₁(r+s+x, ·; r+s+x+1; ·) ÷ (·+y)^(r+s+x), by Euler's transformation, whose terms are all
 * positive (Fader and Hardie, "A note on deriving the Pareto/NBD model", 2005).
 */
function lnTail(r: number, alpha: number, s: number, beta: number, x: number, y: number): number {
  const c = r + s + x + 1;
  const [lnAlpha, lnBeta] = [Math.log(alpha + y), Math.log(beta + y)];
  return alpha >= beta
    ? lnGaussOfOne(r + x, c, (alpha - beta) / (alpha + y)) - (r + x) * lnAlpha - s * lnBeta
    : lnGaussOfOne(s + 1, c, (beta - alpha) / (beta + y)) - (r + x - 1) * lnAlpha - (s + 1) * lnBeta;
}

/** ln of the odds of having left, from the tails at t and T and the logarithm of having stayed. */
function lnOddsOfLeft(r: number, s: number, x: number, tailAtLast: number, tailAtEnd: number, stayed: number): number {
  const less = tailAtEnd - tailAtLast;
  if (less >= 0) return Number.NEGATIVE_INFINITY;
  return Math.log(s / (r + s + x)) + tailAtLast - stayed + Math.log(-Math.expm1(less));
}

const lnStayed = (r: number, alpha: number, s: number, beta: number, x: number, age: number): number =>
  -(r + x) * Math.log(alpha + age) - s * Math.log(beta + age);

function aliveProbability([r = 0, alpha = 0, s = 0, beta = 0]: Point, x: number, lastDay: number, age: number): number {
  const tail = (day: number) => lnTail(r, alpha, s, beta, x, day);
  const stayed = lnStayed(r, alpha, s, beta, x, age);
  return 1 / (1 + Math.exp(lnOddsOfLeft(r, s, x, tail(lastDay), tail(age), stayed)));
}

/** Distinct pairs of x and a day: the tails are computed once for each. */
function pairsOf(repeats: Uint32Array, days: Uint32Array): { of: Uint32Array; x: number[]; day: number[] } {
  const known = new Map<number, number>();
  const pairs = { of: new Uint32Array(repeats.length), x: [] as number[], day: [] as number[] };
  for (let i = 0; i < repeats.length; i++) {
    const [x, day] = [repeats[i] ?? 0, days[i] ?? 0];
    const key = x * (LONGEST_HISTORY + 1) + day;
    let pair = known.get(key);
    if (pair === undefined) {
      pair = pairs.x.length;
      known.set(key, pair);
      pairs.x.push(x);
      pairs.day.push(day);
    }
    pairs.of[i] = pair;
  }
  return pairs;
}

/**
 * Pareto/NBD: Schmittlein, Morrison and Colombo, "Counting your customers", Management Science 33 (1987). Customers buy
 * at a rate of their own (gamma r, α) and may leave at any time (gamma s, β).
 */
export const paretoNbd: TransactionModel = {
  name: 'PARETO_NBD',
  parameters: ['r', 'alpha', 's', 'beta'],
  timeParameters: ['alpha', 'beta'],

  likelihoodOf(patterns: Patterns) {
    const { repeats, lastDay, age, customers } = patterns;
    const [atLast, atEnd] = [pairsOf(repeats, lastDay), pairsOf(repeats, age)];
    const most = highest(repeats);
    const ofRepeats = new Float64Array(most + 1);
    const valueAt = ([r = 0, alpha = 0, s = 0, beta = 0]: Point) => {
      let sum = r * Math.log(alpha) + s * Math.log(beta);
      for (let x = 0; x <= most; x++) {
        ofRepeats[x] = sum;
        sum += Math.log(r + x);
      }
      const tails = ({ x, day }: { x: number[]; day: number[] }) =>
        Float64Array.from(x, (each, i) => lnTail(r, alpha, s, beta, each, day[i] ?? 0));
      const [tailAtLast, tailAtEnd] = [tails(atLast), tails(atEnd)];
      const stayedOf = Float64Array.from(atEnd.x, (x, i) => lnStayed(r, alpha, s, beta, x, atEnd.day[i] ?? 0));
      let total = 0;
      for (let i = 0; i < repeats.length; i++) {
        const x = repeats[i] ?? 0;
        const end = atEnd.of[i] ?? 0;
        const stayed = stayedOf[end] ?? 0;
        const odds = lnOddsOfLeft(r, s, x, tailAtLast[atLast.of[i] ?? 0] ?? 0, tailAtEnd[end] ?? 0, stayed);
        total += (customers[i] ?? 0) * ((ofRepeats[x] ?? 0) + stayed + (odds > 35 ? odds : Math.log1p(Math.exp(odds))));
      }
      return total;
    };
    return { valueAt };
  },

  startsFrom: (meanAge) => [
    [0.5, meanAge / 4, 0.6, meanAge / 4],
    [1, meanAge, 1, meanAge],
    [0.5, meanAge / 2, 0.5, 2 * meanAge],
  ],

  aliveProbability,

  expectedPurchases(parameters, x, lastDay, age, within) {
    const [r = 0, alpha = 0, s = 0, beta = 0] = parameters;
    const alive = aliveProbability(parameters, x, lastDay, age);
    const rate = ((r + x) * (beta + age)) / (alpha + age);
    const span = Math.log1p(within / (beta + age));
    // (1 − e^−(s−1)span) ÷ (s − 1), whose limit at s = 1 is the span itself.
    const time = Math.abs(s - 1) < 1e-9 ? span : -Math.expm1(-(s - 1) * span) / (s - 1);
    return alive * rate * time;
  },

  // The density of the next purchase, v days ahead, of who is alive: E[λe^−λv] · E[e^−μv].
  medianWait(parameters, x, lastDay, age) {
    const [r = 0, alpha = 0, s = 0, beta = 0] = parameters;
    const wanted = 0.5 / aliveProbability(parameters, x, lastDay, age);
    if (!(wanted < 1)) return null;
    const density = (v: number) =>
      ((r + x) / (alpha + age + v)) *
      Math.exp((r + x) * -Math.log1p(v / (alpha + age)) - s * Math.log1p(v / (beta + age)));
    let [sum, from, before] = [0, 0, density(0)];
    for (let to = 0.1; from < LONGEST_WAIT; to = to * WAIT_GROWTH + 0.1) {
      const now = density(to);
      const area = ((before + now) / 2) * (to - from);
      if (sum + area >= wanted) return from + ((wanted - sum) / area) * (to - from);
      [sum, from, before] = [sum + area, to, now];
    }
    return null;
  },
};
