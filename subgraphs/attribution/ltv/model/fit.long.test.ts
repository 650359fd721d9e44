import { describe, expect, it } from 'vitest';
import { simulateBuyers } from '../../testing/simulated-buyers.ts';
import { fitSpending, fitTransactions } from './fit.ts';
import { patternsOf } from './histories.ts';

const CUSTOMERS = 1_000_000;
const DAYS = 1_096;
const TRUTH = { r: 0.6, alpha: 40, a: 0.8, b: 3.5, p: 6, q: 4, gamma: 15 };
/** Seconds on two quiet cores; a machine that does other things takes longer, and says so. */
const MOST_SECONDS = 30;

describe('a million customers', () => {
  it('are fitted by BG/NBD and Gamma-Gamma within 30 s, and near what they were made by', () => {
    const histories = simulateBuyers(CUSTOMERS, DAYS, TRUTH, 1);
    const started = process.cpuUsage();
    const patterns = patternsOf(histories);
    const { parameters } = fitTransactions('BG_NBD', histories, patterns);
    const spending = fitSpending(histories);
    const { user, system } = process.cpuUsage(started);
    const seconds = (user + system) / 1e6;
    console.info(`${patterns.repeats.length} distinct histories: ${seconds.toFixed(1)} s of CPU`);
    expect(seconds).toBeLessThan(MOST_SECONDS);
    // Whole days hide purchases of one day, which lifts r and α by some hundredths of themselves.
    const [r = 0, alpha = 0, a = 0, b = 0] = parameters;
    for (const [found, made] of [
      [r, TRUTH.r],
      [alpha, TRUTH.alpha],
      [a, TRUTH.a],
      [b, TRUTH.b],
    ] as const) {
      expect(Math.abs(found / made - 1)).toBeLessThan(0.06);
    }
    const [p = 0, q = 0, gamma = 0] = spending?.parameters ?? [];
    for (const [found, made] of [
      [p, TRUTH.p],
      [q, TRUTH.q],
      [gamma, TRUTH.gamma],
    ] as const) {
      expect(Math.abs(found / made - 1)).toBeLessThan(0.06);
    }
  });
});
