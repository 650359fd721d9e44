import type { Money } from '#kernel/values/money.ts';
import {
  FIGURES,
  type FigureKey,
  type Figures,
  NO_FIGURES,
  observedOrders,
} from '../../metrics/model/catalog/sales.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import type { MetricUnit } from '../../metrics/model/metric.ts';
import type { MetricValue, SeriesPoint } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';
import { type Buckets, isPartial, type Period } from '../../periods/model/period.ts';
import type { ReportPlan } from './report.ts';
import { frameOf, type ReportFrame } from './report-frame.ts';
import { type SalesFigures, toSalesFigures } from './sales-figures.ts';

export interface ChannelSeries {
  readonly code: string;
  readonly figures: SalesFigures;
  readonly previous: SalesFigures | null;
  readonly series: readonly SeriesPoint[];
}
export interface OverviewReport extends ReportFrame {
  readonly totals: SalesFigures;
  readonly previousTotals: SalesFigures | null;
  readonly cards: readonly MetricValue[];
  readonly salesByChannel: readonly ChannelSeries[];
  readonly topStores: ReadonlyArray<{ readonly storeId: string; readonly netSales: Money; readonly orders: number }>;
  readonly topProducts: ReadonlyArray<{ readonly productId: string; readonly netSales: Money; readonly units: number }>;
  readonly multiChannelShare: string | null;
}

export interface OverviewFacts {
  readonly totals: Figures;
  readonly byBucket: ReadonlyMap<BusinessDay, Figures>;
  readonly byChannel: ReadonlyMap<string, Figures>;
  readonly byChannelAndBucket: ReadonlyMap<string, ReadonlyMap<BusinessDay, Figures>>;
  readonly byStore: ReadonlyMap<string, Figures>;
}

export interface ProductFigures {
  readonly productId: string;
  readonly figures: Figures;
}

/** Customers who ordered in two channels or more, as a share of all who ordered, in ten-thousandths. */
export interface MultiChannelShare {
  readonly share: bigint | null;
  readonly customers: number;
}

const TOP_STORES = 10;

/** The facts of one period: the one asked for, or the one that it is compared with. */
export interface Side {
  readonly period: Period;
  readonly buckets: Buckets;
  readonly facts: OverviewFacts;
  readonly share: MultiChannelShare;
}

function seriesOf(
  side: Side,
  points: ReadonlyMap<BusinessDay, Figures> | undefined,
  figure: { key: FigureKey; unit: MetricUnit },
  plan: ReportPlan,
): SeriesPoint[] {
  const { days } = side.buckets;
  return days.map((day, index) => ({
    day,
    value: figureText((points?.get(day) ?? NO_FIGURES)[figure.key] ?? 0n, figure.unit, plan.scope.currency) ?? '0',
    isPartial: isPartial(days[index + 1] ?? side.period.to, plan.today),
  }));
}

function cardOf(key: FigureKey, now: Side, before: Side | undefined, plan: ReportPlan): MetricValue {
  const metric = metricOf(key);
  const { unit } = metric;
  const text = (side: Side) => figureText(side.facts.totals[key], unit, plan.scope.currency);
  return {
    metric,
    value: text(now),
    previous: before ? text(before) : null,
    n: observedOrders(now.facts.totals),
    series: seriesOf(now, now.facts.byBucket, { key, unit }, plan),
    previousSeries: before ? seriesOf(before, before.facts.byBucket, { key, unit }, plan) : [],
  };
}

function shareCard(now: Side, before: Side | undefined, plan: ReportPlan): MetricValue {
  const text = (side: Side) => figureText(side.share.share, 'RATE', plan.scope.currency);
  return {
    metric: metricOf('multi_channel_share'),
    value: text(now),
    previous: before ? text(before) : null,
    n: now.share.customers,
    series: [],
    previousSeries: [],
  };
}

const netSales = (figures: Figures): bigint => figures.net_sales ?? 0n;
const highestFirst = (a: readonly [string, Figures], b: readonly [string, Figures]): number =>
  netSales(a[1]) === netSales(b[1]) ? a[0].localeCompare(b[0]) : netSales(a[1]) > netSales(b[1]) ? -1 : 1;

function channelsOf(now: Side, before: Side | undefined, plan: ReportPlan): ChannelSeries[] {
  const { currency } = plan.scope;
  return [...now.facts.byChannel].sort(highestFirst).map(([code, figures]) => ({
    code,
    figures: toSalesFigures(figures, currency),
    previous: before ? toSalesFigures(before.facts.byChannel.get(code) ?? NO_FIGURES, currency) : null,
    series: seriesOf(now, now.facts.byChannelAndBucket.get(code), { key: 'net_sales', unit: 'MONEY' }, plan),
  }));
}

/** The page, from the facts of its period and of the one it is compared with. */
export function overviewOf(
  plan: ReportPlan,
  now: Side,
  before: Side | undefined,
  products: readonly ProductFigures[],
  computedAt: Date,
): OverviewReport {
  const { currency } = plan.scope;
  const stores = [...now.facts.byStore]
    .filter(([storeId]) => storeId !== '')
    .sort(highestFirst)
    .slice(0, TOP_STORES);
  const cards = [...FIGURES.map((key) => cardOf(key, now, before, plan)), shareCard(now, before, plan)];
  return {
    ...frameOf(plan, computedAt),
    totals: toSalesFigures(now.facts.totals, currency),
    previousTotals: before ? toSalesFigures(before.facts.totals, currency) : null,
    cards,
    salesByChannel: channelsOf(now, before, plan),
    topStores: stores.map(([storeId, figures]) => ({
      storeId,
      netSales: { minor: netSales(figures), currency },
      orders: Number(figures.orders ?? 0n),
    })),
    topProducts: products.map(({ productId, figures }) => ({
      productId,
      netSales: { minor: netSales(figures), currency },
      units: Number(figures.units ?? 0n),
    })),
    multiChannelShare: figureText(now.share.share, 'RATE', currency),
  };
}
