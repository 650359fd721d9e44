import type { Histories } from '../ltv/model/histories.ts';
import { normalFrom, seededRandom } from '../ltv/model/random.ts';

/** A gamma number of a shape and a rate (Marsaglia and Tsang, 2000). */
function gammaFrom(random: () => number, shape: number, rate: number): number {
  if (shape < 1) return gammaFrom(random, shape + 1, rate) * random() ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const z = normalFrom(random);
    const v = (1 + z / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(random()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / rate;
  }
}

/** What buyers are made by: BG/NBD with times in days, and Gamma-Gamma. */
export interface Truth {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/** Customers who first bought some day of so many, and buy and leave as the models say; purchases fall on whole days. */
export function simulateBuyers(customers: number, days: number, truth: Truth, seed: number): Histories {
  const random = seededRandom(seed);
  const histories = {
    repeats: new Uint32Array(customers),
    lastDay: new Uint32Array(customers),
    age: new Uint32Array(customers),
    meanSpend: new Float64Array(customers),
  };
  for (let i = 0; i < customers; i++) {
    const age = Math.floor(random() * days);
    const rate = gammaFrom(random, truth.r, truth.alpha);
    const [left, right] = [gammaFrom(random, truth.a, 1), gammaFrom(random, truth.b, 1)];
    const leaves = left / (left + right);
    const spendRate = gammaFrom(random, truth.q, truth.gamma);
    let [repeats, lastDay, time, total] = [0, 0, 0, 0];
    // Who buys for the first time may leave at once only after a repeat purchase.
    for (;;) {
      time -= Math.log(random()) / rate;
      const day = Math.ceil(time);
      if (day > age) break;
      if (day > lastDay) {
        repeats += 1;
        lastDay = day;
        total += gammaFrom(random, truth.p, spendRate);
      }
      if (random() < leaves) break;
    }
    histories.repeats[i] = repeats;
    histories.lastDay[i] = lastDay;
    histories.age[i] = age;
    histories.meanSpend[i] = repeats > 0 ? total / repeats : 0;
  }
  return histories;
}
