import { allocate } from '#kernel/values/money.ts';
import { type AttributionModel, isTouchModel } from './attribution-model.ts';

/** What a model gives to a key: minor units, and orders and new customers in ten-thousandths. */
export interface Credit {
  readonly net: bigint;
  readonly orders: bigint;
  /** Zero where they were not asked for. */
  readonly newcomers: bigint;
}

export const NO_CREDIT: Credit = { net: 0n, orders: 0n, newcomers: 0n };

/** The credit of orders that a moment led to, by key, and that of the others. */
export interface Credits {
  readonly byKey: ReadonlyMap<string, Credit>;
  readonly unknown: Credit;
}

export const NO_CREDITS: Credits = { byKey: new Map(), unknown: NO_CREDIT };

/** How much of the probability to convert, and of the value, is lost without a key. */
interface Effect {
  readonly ofConversions: number;
  readonly ofValue: number;
}

/** What a Markov model says of each key. */
export type Effects = ReadonlyMap<string, Effect>;

export interface CreditRow {
  /** Empty for moments that have none: no campaign, no store. */
  readonly key: string;
  readonly credit: Credit;
  readonly compared: Credit;
  /** Of the first model that is a Markov chain. */
  readonly effect: Effect | undefined;
}

export const addCredits = (credits: Iterable<Credit>): Credit => {
  let sum = NO_CREDIT;
  for (const { net, orders, newcomers } of credits) {
    sum = { net: sum.net + net, orders: sum.orders + orders, newcomers: sum.newcomers + newcomers };
  }
  return sum;
};

/** Effects are integers of this part when they split an amount. */
const EFFECT_PARTS = 2 ** 40;

/** Splits what is known among keys by their removal effects, exactly. */
export function creditByEffect(credits: Credits, effects: Effects): Credits {
  const known = addCredits(credits.byKey.values());
  const keys = [...effects.keys()].sort();
  if (keys.every((key) => effects.get(key)?.ofConversions === 0)) return credits;
  const weights = (of: keyof Effect) =>
    keys.map((key) => BigInt(Math.round(EFFECT_PARTS * (effects.get(key)?.[of] ?? 0))));
  const nets = allocate(known.net, weights('ofValue'));
  const orders = allocate(known.orders, weights('ofConversions'));
  const newcomers = allocate(known.newcomers, weights('ofConversions'));
  const byKey = new Map(
    keys.map((key, index) => [
      key,
      { net: nets[index] ?? 0n, orders: orders[index] ?? 0n, newcomers: newcomers[index] ?? 0n },
    ]),
  );
  return { byKey, unknown: credits.unknown };
}

/** Both models side by side: the keys of most net sales first, the others together. */
export function toRows(
  [credits, compared]: readonly [Credits, Credits],
  effects: Effects | undefined,
  first: number,
): { readonly rows: readonly CreditRow[]; readonly rest: Omit<CreditRow, 'key' | 'effect'> | undefined } {
  const keys = new Set([...credits.byKey.keys(), ...compared.byKey.keys()]);
  const rows = [...keys].map((key) => ({
    key,
    credit: credits.byKey.get(key) ?? NO_CREDIT,
    compared: compared.byKey.get(key) ?? NO_CREDIT,
    effect: effects?.get(key),
  }));
  rows.sort((a, b) =>
    a.credit.net === b.credit.net ? (a.key < b.key ? -1 : 1) : a.credit.net > b.credit.net ? -1 : 1,
  );
  const others = rows.slice(first);
  return {
    rows: rows.slice(0, first),
    rest:
      others.length > 0
        ? {
            credit: addCredits(others.map(({ credit }) => credit)),
            compared: addCredits(others.map((row) => row.compared)),
          }
        : undefined,
  };
}

/** The model by which the engine splits; a Markov chain splits the sum of what it splits. */
export const splitBy = (model: AttributionModel) => (isTouchModel(model) ? model : 'LAST_TOUCH');
