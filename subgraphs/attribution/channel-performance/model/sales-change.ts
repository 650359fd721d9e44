import type { ReportKey } from '../../reports/model/metric-report.ts';

/** What a change is grouped by. */
export const CHANGE_DIMENSIONS = ['CHANNEL', 'STORE', 'CATEGORY'] as const;
export type ChangeDimension = (typeof CHANGE_DIMENSIONS)[number];

/** Net sales of a period in minor units, in all and by each dimension's keys. */
export interface NetSalesBy {
  readonly total: bigint;
  readonly by: Readonly<Record<ChangeDimension, ReadonlyMap<string, bigint>>>;
}

/** How far some sales moved, in minor units. */
export interface Move {
  readonly now: bigint;
  readonly before: bigint;
  /** Change of these sales ÷ all net sales before, in ten-thousandths; null where there were none. */
  readonly contribution: bigint | null;
}

/** A channel, store or category that moved net sales. */
export interface Mover extends Move {
  readonly key: ReportKey;
  /** Sold in the one period alone. */
  readonly isNew: boolean;
  readonly isGone: boolean;
}

/** The change of net sales by one dimension: what rose most, what fell most, and all that is left. */
export interface ChangeBy {
  readonly dimension: ChangeDimension;
  readonly risers: readonly Mover[];
  readonly fallers: readonly Mover[];
  /** undefined where every key is named. */
  readonly others: (Move & { readonly count: number }) | undefined;
}

const absolute = (value: bigint): bigint => (value < 0n ? -value : value);

/** Rounded half away from zero. */
function quotient(part: bigint, whole: bigint): bigint {
  const size = (2n * absolute(part) + whole) / (2n * whole);
  return part < 0n ? -size : size;
}

const floor = (part: bigint, whole: bigint): bigint => {
  const rest = part % whole;
  return (part - (rest < 0n ? rest + whole : rest)) / whole;
};

/**
 * Shares of parts in ten-thousandths of a whole, rounded by largest remainder: they sum to the share of all of them. Null
 * where the whole is nothing.
 */
function contributionsOf(changes: readonly bigint[], whole: bigint): ReadonlyArray<bigint | null> {
  const size = absolute(whole);
  if (size === 0n) return changes.map(() => null);
  const parts = changes.map((change, index) => {
    const scaled = 10_000n * change;
    const share = floor(scaled, size);
    return { index, share, remainder: scaled - share * size };
  });
  const sum = quotient(10_000n * changes.reduce((all, change) => all + change, 0n), size);
  const missing = Number(sum - parts.reduce((all, { share }) => all + share, 0n));
  const raised = [...parts]
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1))
    .slice(0, missing);
  const bonus = new Set(raised.map(({ index }) => index));
  return parts.map(({ index, share }) => share + (bonus.has(index) ? 1n : 0n));
}

const furthestFirst = (a: Mover, b: Mover): number => {
  const [first, second] = [absolute(a.now - a.before), absolute(b.now - b.before)];
  if (first !== second) return first > second ? -1 : 1;
  return a.key.value < b.key.value ? -1 : 1;
};

function sumOf(moves: readonly Move[]): Move {
  const add = (a: bigint | null, b: bigint | null) => (a === null || b === null ? null : a + b);
  return moves.reduce((all, move) => ({
    now: all.now + move.now,
    before: all.before + move.before,
    contribution: add(all.contribution, move.contribution),
  }));
}

/** The change of net sales by one dimension; named movers and the others sum to the change of all. */
export function changeBy(dimension: ChangeDimension, now: NetSalesBy, before: NetSalesBy, first: number): ChangeBy {
  const [sold, soldBefore] = [now.by[dimension], before.by[dimension]];
  const values = [...new Set([...sold.keys(), ...soldBefore.keys()])].sort();
  const changes = values.map((value) => (sold.get(value) ?? 0n) - (soldBefore.get(value) ?? 0n));
  const contributions = contributionsOf(changes, before.total);
  const movers = values
    .map(
      (value, index): Mover => ({
        key: { dimension, value, label: value },
        now: sold.get(value) ?? 0n,
        before: soldBefore.get(value) ?? 0n,
        contribution: contributions[index] ?? null,
        isNew: !soldBefore.has(value),
        isGone: !sold.has(value),
      }),
    )
    .sort(furthestFirst);
  const risers = movers.filter((mover) => mover.now > mover.before).slice(0, first);
  const fallers = movers.filter((mover) => mover.now < mover.before).slice(0, first);
  const named = new Set([...risers, ...fallers]);
  const left = movers.filter((mover) => !named.has(mover));
  return { dimension, risers, fallers, others: left.length > 0 ? { ...sumOf(left), count: left.length } : undefined };
}

/** The change of all net sales; null contribution where there were none before. */
export function changeOfAll(now: NetSalesBy, before: NetSalesBy): Move {
  const [contribution = null] = contributionsOf([now.total - before.total], before.total);
  return { now: now.total, before: before.total, contribution };
}
