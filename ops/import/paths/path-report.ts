import { allocate } from '#kernel/values/money.ts';
import type { attributionPaths } from '../../../subgraphs/attribution/index.ts';
import type { Progress, ProgressStep } from '../../cli/progress.ts';
import type { ModelName, PathOptions } from './arguments.ts';
import { readPaths } from './read-paths.ts';

type Models = typeof attributionPaths;
type PathSet = Parameters<Models['credit']>[0];
type Model = Parameters<Models['credit']>[1];
type PathCredits = Extract<ReturnType<ReturnType<Models['credit']>['next']>, { done: true }>['value'];

/** What a model gives to each channel; conversions and value each sum to the total of the file. */
interface ModelReport {
  readonly model: string;
  readonly credits: readonly ChannelCredit[];
  readonly transitions?: readonly { readonly from: string; readonly to: string; readonly probability: number }[];
}

interface ChannelCredit {
  readonly channel: string;
  readonly conversions: number;
  readonly value: number;
  /** What would be lost without the channel, a fraction of one: of Markov models alone. */
  readonly removalEffect?: number;
  readonly removalEffectOfValue?: number;
}

export interface PathReport {
  readonly distinctPaths: number;
  readonly channels: number;
  readonly totalConversions: number;
  readonly totalValue: number;
  readonly totalNull: number;
  readonly withNulls: boolean;
  readonly hasValues: boolean;
  readonly models: readonly ModelReport[];
  readonly notes: readonly string[];
}

const DAY_MS = 86_400_000;
const TOUCH_MODELS: Readonly<Record<Exclude<ModelName, 'markov'>, Model>> = {
  first: 'FIRST_TOUCH',
  last: 'LAST_TOUCH',
  'last-non-direct': 'LAST_NON_DIRECT',
  linear: 'LINEAR',
  position: 'POSITION_BASED',
  'time-decay': 'TIME_DECAY',
  shapley: 'SHAPLEY',
};
const CHAINS = { 1: 'MARKOV_1', 2: 'MARKOV_2', 3: 'MARKOV_3' } as const;

/** What is computed, by the name that is printed. */
function asked(options: PathOptions): [name: string, model: Model][] {
  return options.models.flatMap((name): [string, Model][] =>
    name === 'markov'
      ? options.orders.map((order) => [`markov ${order}`, CHAINS[order]])
      : [[name, TOUCH_MODELS[name]]],
  );
}

/** Names by which files call somebody who came without a source: "direct", and as source and medium "(direct) / (none)". */
const isDirect = (channel: string): boolean => /^\(?direct\)?(?:\s*\/\s*\(?none\)?)?$/i.test(channel);

/**
 * Reads a file of paths and splits it by every model asked for.
 * @throws StartupError when the file cannot be read.
 */
export async function reportPaths(models: Models, options: PathOptions, progress: Progress): Promise<PathReport> {
  const collected = models.collect();
  const reading = progress.start('Reading paths');
  const { lines, hasValues } = await readPaths(options.file, options.separator, collected.add, reading);
  const set = collected.finish();
  reading.finish(`${lines} lines, ${set.paths.length} distinct paths`);
  const totals = sumPaths(set);
  const settings = {
    withNulls: options.withNulls,
    isDirect,
    stepMs: options.stepDays * DAY_MS,
    halfLifeMs: options.halfLifeDays * DAY_MS,
  };
  const reports = asked(options).map(([name, model]) => {
    const step = progress.start(`Crediting by ${name}`);
    const credits = run(models.credit(set, model, settings), step);
    step.finish();
    return toReport(name, set, credits, { totals, transitions: options.transitions });
  });
  return {
    distinctPaths: set.paths.length,
    channels: set.keys.length,
    ...totals,
    withNulls: options.withNulls,
    hasValues,
    models: reports,
    notes: [
      ...(options.models.includes('time-decay')
        ? [`Time decay: steps ${options.stepDays} days apart, half-life ${options.halfLifeDays} days.`]
        : []),
      ...(set.paths.every(({ steps }) => steps.length === 1)
        ? [`Every path is of one step: where steps are not separated by "${options.separator}", say --sep.`]
        : []),
    ],
  };
}

type Totals = Pick<PathReport, 'totalConversions' | 'totalValue' | 'totalNull'>;

function sumPaths({ paths }: PathSet): Totals {
  const totals = { totalConversions: 0, totalValue: 0, totalNull: 0 };
  for (const path of paths) {
    totals.totalConversions += path.conversions;
    totals.totalValue += path.value;
    totals.totalNull += path.nulls;
  }
  return {
    totalConversions: toParts(totals.totalConversions),
    totalValue: toParts(totals.totalValue),
    totalNull: toParts(totals.totalNull),
  };
}

/** A sum of tenths is no number of tenths in binary digits: it is told to the digit to which credits are. */
function toParts(total: number): number {
  return Math.round(total * PARTS) / PARTS;
}

function run(work: ReturnType<Models['credit']>, step: ProgressStep): PathCredits {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    step.update(next.value.done, next.value.total);
  }
}

/** Parts of a unit to which credits are rounded, so that those of a column sum to its total. */
const PARTS = 1e6;

function rounded(credits: readonly number[], total: number): number[] {
  const inParts = (number: number) => BigInt(Math.round(number * PARTS));
  return allocate(inParts(total), credits.map(inParts)).map((parts) => Number(parts) / PARTS);
}

function toReport(
  model: string,
  set: PathSet,
  { conversions, value, effects }: PathCredits,
  { totals, transitions }: { readonly totals: Totals; readonly transitions: boolean },
): ModelReport {
  const shares = {
    conversions: rounded(conversions, totals.totalConversions),
    value: rounded(value, totals.totalValue),
  };
  const credits = set.keys.map((channel, index) => ({
    channel,
    conversions: shares.conversions[index] ?? 0,
    value: shares.value[index] ?? 0,
    ...(effects
      ? { removalEffect: effects.ofConversions[index] ?? 0, removalEffectOfValue: effects.ofValue[index] ?? 0 }
      : {}),
  }));
  return { model, credits, ...(effects && transitions ? { transitions: readTransitions(set, effects.chain) } : {}) };
}

function readTransitions(set: PathSet, chain: NonNullable<PathCredits['effects']>['chain']) {
  const names = chain.stepsOf.map((steps) => steps.map((step) => set.keys[step]).join(' > ') || '(start)');
  return names.flatMap((from, state) => {
    const range = Array.from(
      { length: (chain.rowStart[state + 1] ?? 0) - (chain.rowStart[state] ?? 0) },
      (_, index) => (chain.rowStart[state] ?? 0) + index,
    );
    const steps = range.map((at) => ({
      from,
      to: names[chain.target[at] ?? 0] ?? '',
      probability: chain.probability[at] ?? 0,
    }));
    const stay = chain.stay[state] ?? 0;
    const conversion = chain.convert[state] ?? 0;
    const left = 1 - steps.reduce((sum, { probability }) => sum + probability, stay + conversion);
    const ends = [
      { from, to: from, probability: stay },
      { from, to: '(conversion)', probability: conversion },
      { from, to: '(null)', probability: left > 1e-12 ? left : 0 },
    ];
    return [...steps, ...ends].filter(({ probability }) => probability > 0);
  });
}
