import type { FigureKey } from '../../metrics/model/figure-key.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';
import { shareValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** People of a pair of channels; `bought` is empty for all who touched. */
export interface ConversionCount {
  readonly touched: string;
  readonly bought: string;
  readonly people: number;
}

/** Which people: those who touched one channel and bought in another within so many days. */
export interface Cell {
  readonly touched: string;
  readonly bought: string;
  readonly withinDays: number;
}

/** Somebody behind a cell: the first touch that was followed, and the first order after it. */
export interface ConvertedPerson {
  readonly customerId: string;
  readonly touchedOn: BusinessDay;
  readonly boughtOn: BusinessDay;
  readonly orderId: string;
}

export interface ConversionRow {
  readonly touched: string;
  readonly people: number;
  readonly cells: ReadonlyArray<{ readonly bought: string; readonly share: MetricValue }>;
}

export interface ConversionMatrix {
  /** Channels touched, those of most people first. */
  readonly rows: readonly ConversionRow[];
}

/** Channels of each side that a matrix shows. */
const MAX_CHANNELS = 20;

function mostPeopleFirst(counts: Iterable<readonly [string, number]>): string[] {
  const sums = new Map<string, number>();
  for (const [channel, people] of counts) sums.set(channel, (sums.get(channel) ?? 0) + people);
  return [...sums]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([channel]) => channel)
    .slice(0, MAX_CHANNELS);
}

/** Every cell of the channels of most people, those without anybody too; `rowsOf` makes the key of the people behind one. */
export function matrixOf(
  counts: readonly ConversionCount[],
  rowsOf?: (cell: Pick<Cell, 'touched' | 'bought'>) => FigureKey,
): ConversionMatrix {
  const metric = metricOf('cross_channel_conversion');
  const people = new Map(counts.map((count) => [`${count.touched}\n${count.bought}`, count.people]));
  const of = (touched: string, bought: string) => people.get(`${touched}\n${bought}`) ?? 0;
  const touched = mostPeopleFirst(counts.filter((c) => c.bought === '').map((c) => [c.touched, c.people]));
  const bought = mostPeopleFirst(counts.filter((c) => c.bought !== '').map((c) => [c.bought, c.people]));
  return {
    rows: touched.map((from) => ({
      touched: from,
      people: of(from, ''),
      cells: bought.map((to) => ({
        bought: to,
        share: {
          ...shareValue(metric, { hits: of(from, to), of: of(from, '') }),
          ...(rowsOf ? { rows: rowsOf({ touched: from, bought: to }) } : {}),
        },
      })),
    })),
  };
}
