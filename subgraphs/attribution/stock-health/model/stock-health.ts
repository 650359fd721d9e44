import type { Words } from '#kernel/values/words.ts';
import type { FigureKey } from '../../metrics/model/figure-key.ts';
import { figureText } from '../../metrics/model/figure-text.ts';

import type { MetricValue, SeriesPoint } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';
import { type Parts, quotientValue } from './quotient.ts';
import {
  demandState,
  PARADOX_LIMIT_PERCENT,
  paradoxState,
  pressureState,
  type SignalKey,
  type SignalState,
  type Verdict,
  verdictOf,
} from './signals.ts';
import { type MissedSums, NO_MONEY, type StockQuotient, type StockSums, type StoreMoney } from './stock-sums.ts';

/** Everything read of one period. */
export interface StockSide {
  readonly stock: { readonly all: StockSums | undefined; readonly byLocation: ReadonlyMap<string, StockSums> };
  readonly money: { readonly all: StoreMoney; readonly byStore: ReadonlyMap<string, StoreMoney> };
  readonly missed: { readonly all: MissedSums; readonly byLocation: ReadonlyMap<string, MissedSums> };
}

export interface StockSignal {
  readonly key: SignalKey;
  readonly state: SignalState;
  readonly value: MetricValue;
  /** Above which it is red; null where it is judged otherwise. */
  readonly thresholdPercent: number | null;
}

export interface UnifiedStockReadiness {
  readonly signals: readonly StockSignal[];
  readonly verdict: Verdict;
}

/** One location of the report; amounts are minor units. */
export interface StoreHealth extends StoreMoney {
  readonly locationId: string;
  readonly requests: Parts;
  readonly lostMinor: bigint;
  readonly stockOuts: Parts;
  readonly avoidable: Parts;
  readonly holdingMinor: bigint;
  readonly pressure: Parts;
  readonly pressureState: SignalState;
}

export interface StockClass {
  readonly name: string;
  readonly variants: number;
  readonly netMinor: bigint;
  readonly valueMinor: bigint;
}

export interface StockHealth {
  readonly frame: ReportFrame;
  readonly figures: readonly MetricValue[];
  readonly readiness: UnifiedStockReadiness;
  readonly stores: readonly StoreHealth[];
  readonly classes: readonly StockClass[];
  /** Whether amounts at cost may be shown to the reader. */
  readonly isValued: boolean;
}

/** What stock costs beside its goods, that of units beyond the cover too, by net sales. */
function pressureOf({ pressure }: StoreMoney, holdingMinor: bigint): Parts {
  return { part: pressure.part + holdingMinor, whole: pressure.whole };
}

const sidePressure = ({ money, stock }: StockSide): Parts => pressureOf(money.all, stock.all?.holdingMinor ?? 0n);

/** I5 to I8: the three signals and what they come to. */
export function readinessOf(
  now: StockSide,
  before: StockSide | undefined,
  demand: { readonly now: Parts; readonly before: Parts | undefined; readonly series: readonly SeriesPoint[] },
  options: { readonly marginPressurePercent: number },
  isValued: boolean,
  rowsOf: (key: string) => FigureKey,
): UnifiedStockReadiness {
  const paradox = now.missed.all.requests;
  const pressure = sidePressure(now);
  const count = (parts: Parts) => ({ n: Number(parts.whole), isCount: true });
  const signals: StockSignal[] = [
    {
      key: 'PARADOXICAL_STOCK_OUT',
      state: paradoxState(paradox),
      value: {
        ...quotientValue(metricOf('paradoxical_stock_out_rate'), paradox, {
          ...count(paradox),
          before: before?.missed.all.requests,
        }),
        rows: rowsOf('paradoxical_stock_out_rate'),
      },
      thresholdPercent: PARADOX_LIMIT_PERCENT,
    },
    {
      key: 'MARGIN_PRESSURE',
      state: pressureState(pressure, options.marginPressurePercent),
      value: {
        ...quotientValue(metricOf('margin_pressure'), pressure, {
          n: now.money.byStore.size,
          before: before && sidePressure(before),
        }),
        // What single goods cost follows from its rows.
        ...(isValued ? { rows: rowsOf('margin_pressure') } : {}),
      },
      thresholdPercent: options.marginPressurePercent,
    },
    {
      key: 'PHYGITAL_DEMAND',
      state: demandState(demand.now, demand.before),
      value: {
        ...quotientValue(metricOf('phygital_demand_share'), demand.now, {
          ...count(demand.now),
          before: demand.before,
        }),
        series: demand.series,
        rows: rowsOf('phygital_demand_share'),
      },
      thresholdPercent: null,
    },
  ];
  return { signals, verdict: verdictOf(signals.map(({ state }) => state)) };
}

/** How each figure of stock is made of its parts. */
const QUOTIENTS: ReadonlyArray<{ key: StockQuotient; factor?: bigint; isCount?: boolean }> = [
  { key: 'avoidable_stock_out_rate', isCount: true },
  { key: 'stock_out_rate', isCount: true },
  { key: 'stock_out_time_share' },
  { key: 'stock_out_demand_share' },
  { key: 'sell_through' },
  // Units by millionths of a unit a day.
  { key: 'days_of_stock_left', factor: 1_000_000n },
  { key: 'aged_stock_90' },
  { key: 'aged_stock_180' },
];
const DAYS_OF_YEAR = 365n;

function costCaveat({ valuedUnits, units }: StockSums): { caveat: Words } | object {
  if (valuedUnits >= units) return {};
  const percent = (100n * valuedUnits) / units;
  return {
    caveat: {
      en: `The cost of ${percent} % of the units is known; the others count as nothing`,
      fr: `Le coût de ${percent} % des articles est connu ; les autres comptent pour rien`,
    },
  };
}

/** The cards of the page; figures at cost only for who may see costs. */
export function figuresOf(
  now: StockSide,
  before: StockSide | undefined,
  currency: string,
  isValued: boolean,
): MetricValue[] {
  const sums = now.stock.all;
  if (!sums) return [];
  const was = before?.stock.all;
  const figures = QUOTIENTS.map(({ key, ...how }) =>
    quotientValue(metricOf(key), sums.quotients[key], {
      n: how.isCount ? Number(sums.quotients[key].whole) : sums.active,
      before: was?.quotients[key],
      ...how,
    }),
  );
  if (!isValued) return figures;
  const invested = (side: StockSide): Parts => ({
    part: side.money.all.marginMinor * DAYS_OF_YEAR,
    whole: side.stock.all?.stockMinorDays ?? 0n,
  });
  const money = (minor: bigint) => figureText(minor, 'MONEY', currency);
  return [
    ...figures,
    {
      ...quotientValue(metricOf('gmroi'), invested(now), { n: sums.active, before: before && invested(before) }),
      ...costCaveat(sums),
    },
    {
      metric: metricOf('stock_value'),
      value: money(sums.valueMinor),
      previous: was ? money(was.valueMinor) : null,
      n: sums.active,
      ...costCaveat(sums),
    },
  ];
}

/** Figures of amounts at cost: their rows are for those who may see costs. */
const AT_COST = new Set(['aged_stock_90', 'aged_stock_180', 'stock_value', 'gmroi']);

/** The figures with the keys of the stock behind them. */
export const withStockRows = (
  figures: readonly MetricValue[],
  isValued: boolean,
  rowsOf: (key: string) => FigureKey,
): MetricValue[] =>
  figures.map((figure) => {
    const { key } = figure.metric;
    return AT_COST.has(key) && !isValued ? figure : { ...figure, rows: rowsOf(key) };
  });

const NO_PARTS: Parts = { part: 0n, whole: 0n };

/** Locations, the one first that could have served most online requests in vain. */
export function storesOf({ stock, money, missed }: StockSide, thresholdPercent: number): StoreHealth[] {
  const ids = new Set([...stock.byLocation.keys(), ...money.byStore.keys(), ...missed.byLocation.keys()]);
  const stores = [...ids].map((locationId): StoreHealth => {
    const own = stock.byLocation.get(locationId);
    const sums = money.byStore.get(locationId) ?? NO_MONEY;
    const held = missed.byLocation.get(locationId);
    const holdingMinor = own?.holdingMinor ?? 0n;
    const pressure = pressureOf(sums, holdingMinor);
    return {
      ...sums,
      locationId,
      requests: { part: held?.requests.part ?? 0n, whole: missed.all.requests.whole },
      lostMinor: held?.lostMinor ?? 0n,
      stockOuts: own?.quotients.stock_out_rate ?? NO_PARTS,
      avoidable: own?.quotients.avoidable_stock_out_rate ?? NO_PARTS,
      holdingMinor,
      pressure,
      pressureState: pressureState(pressure, thresholdPercent),
    };
  });
  const order = (a: StoreHealth, b: StoreHealth) =>
    Number(b.requests.part - a.requests.part) || (a.locationId < b.locationId ? -1 : 1);
  return stores.sort(order);
}
