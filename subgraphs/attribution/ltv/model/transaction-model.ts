import type { Patterns } from './histories.ts';
import type { Point } from './minimize.ts';

/** The log-likelihood of all customers, as a function of the parameters. */
export interface Likelihood {
  valueAt(parameters: Point): number;
  /** Its derivatives, where they are cheap. */
  readonly slopesAt?: (parameters: Point) => Point;
}

export type ModelName = 'BG_NBD' | 'PARETO_NBD';

/** A model of customers without a contract: when they buy, and whether they still do. Times are days. */
export interface TransactionModel {
  readonly name: ModelName;
  readonly parameters: readonly string[];
  /** Those that scale with the unit of time; the others have none. */
  readonly timeParameters: readonly string[];
  likelihoodOf(patterns: Patterns): Likelihood;
  /** Where the search begins. */
  startsFrom(meanAge: number): readonly Point[];
  /** The probability that a customer of x repeat purchases, the last on day t of T, still buys. */
  aliveProbability(parameters: Point, x: number, lastDay: number, age: number): number;
  /** Purchases expected in so many days after T. */
  expectedPurchases(parameters: Point, x: number, lastDay: number, age: number, within: number): number;
  /** Days after T by which the next purchase has come with a probability of one half; null where it never has. */
  medianWait(parameters: Point, x: number, lastDay: number, age: number): number | null;
}
