import type { Money } from '#kernel/values/money.ts';
import type { Sample } from '../../metrics/model/interval.ts';
import { type MetricValue, meanValue, shareValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import type { ReportFrame } from '../../reports/model/report-frame.ts';

/** Sums of some sessions; each pair is what is divided and by what. */
export interface SessionSums {
  readonly sessions: readonly number[];
  readonly bounce_rate: readonly number[];
  readonly conversion_rate: readonly number[];
  readonly pages_per_session: readonly number[];
  readonly availability_disappointment: readonly number[];
  readonly bot_share: readonly number[];
  readonly unconsented_share: readonly number[];
  /** In minor units. */
  readonly sales_per_session: readonly number[];
  readonly sales_squared: number;
  readonly pages_squared: number;
  /** Sessions with a product looked at, a cart, a checkout, an order. */
  readonly steps: readonly number[];
  /** Sessions that came to each page step asked for. */
  readonly page_steps: readonly number[];
  readonly order_count: number;
  readonly order_units: number;
  /** Business days on which any of them began. */
  readonly day_count: number;
  /** When the first of them began, in milliseconds; 0 where there is none. */
  readonly first_ms: number;
}

export const TRAFFIC_KEYS = [
  'sessions',
  'bounce_rate',
  'conversion_rate',
  'pages_per_session',
  'availability_disappointment',
  'bot_share',
  'unconsented_share',
  'sales_per_session',
] as const;

const SESSION_STEPS = ['VIEW', 'CART', 'CHECKOUT', 'PAID'] as const;
export type SessionStep = (typeof SESSION_STEPS)[number];

export interface StepCount {
  readonly step: SessionStep;
  readonly sessions: number;
  readonly previous: number | null;
}

/** A step of a way through pages: one of these was looked at, after the step before. */
export interface PageStep {
  readonly pages: readonly string[];
}

export interface PageStepCount extends PageStep {
  readonly sessions: number;
  readonly previous: number | null;
}

export interface SessionsRow {
  readonly keys: readonly string[];
  readonly figures: readonly MetricValue[];
  readonly steps: readonly StepCount[];
  readonly pageSteps: readonly PageStepCount[];
  readonly orders: number;
  readonly units: number;
  readonly sales: Money;
  readonly days: number;
  readonly firstAt: Date | null;
}

/** How many visitors came again so many times. */
interface RepeatCount {
  readonly repeats: number;
  readonly visitors: number;
}

/** How visitors whose first session is of the period came again in it. */
export interface RepeatVisits {
  readonly counts: readonly RepeatCount[];
  /** Days from the first session to the second, of those who came again. */
  readonly days: { readonly mean: number; readonly least: number; readonly most: number } | null;
}

export interface PagePath {
  readonly from: string;
  readonly to: string;
  readonly steps: number;
  readonly sessions: number;
}

/** What the report says of all sessions, which every way of telling them apart shares. */
export interface SessionsTotals {
  readonly totals: SessionsRow;
  /** Moments that name neither a session nor anybody, whose clock was ahead, and that arrived late. */
  readonly moments: { readonly nobodys: number; readonly ahead: number; readonly late: number };
}

export interface SessionsReport {
  readonly frame: ReportFrame;
  readonly rows: readonly SessionsRow[];
  /** Of all sessions; read when it is asked for. */
  readonly readTotals: () => Promise<SessionsTotals>;
  /** From page to page, the most frequent first; read when they are asked for. */
  readonly readPagePaths: (fromPages: readonly string[]) => Promise<readonly PagePath[]>;
  /** How visitors came again; read when it is asked for. */
  readonly readRepeatVisits: () => Promise<RepeatVisits>;
}

const share = ([hits = 0, of = 0]: readonly number[]) => ({ hits, of });
const pagesOf = ({ pages_per_session: [sum = 0, n = 0], pages_squared: sumOfSquares }: SessionSums): Sample => ({
  n,
  sum,
  sumOfSquares,
});

const salesOf = ({ sales_per_session: [sum = 0, n = 0], sales_squared: sumOfSquares }: SessionSums): Sample => ({
  n,
  sum,
  sumOfSquares,
});

/** The figures of some sessions, in the order of TRAFFIC_KEYS. */
function figuresOf(now: SessionSums, before: SessionSums | undefined, currency: string): MetricValue[] {
  return TRAFFIC_KEYS.map((key) => {
    const metric = metricOf(key);
    if (key === 'pages_per_session') return meanValue(metric, pagesOf(now), '', before && pagesOf(before));
    if (key === 'sales_per_session') return meanValue(metric, salesOf(now), currency, before && salesOf(before));
    if (key !== 'sessions') return shareValue(metric, share(now[key]), before && share(before[key]));
    const [count = 0] = now.sessions;
    const previous = before ? String(before.sessions[0] ?? 0) : null;
    return { metric, value: String(count), previous, n: count };
  });
}

/** Some sessions as a row; those compared with are undefined where nothing is. */
export function toSessionsRow(
  keys: readonly string[],
  now: SessionSums,
  before: SessionSums | undefined,
  { currency, funnel }: { readonly currency: string; readonly funnel: readonly PageStep[] },
): SessionsRow {
  const [salesMinor = 0] = now.sales_per_session;
  return {
    keys,
    figures: figuresOf(now, before, currency),
    pageSteps: funnel.map(({ pages }, index) => ({
      pages,
      sessions: now.page_steps[index] ?? 0,
      previous: before ? (before.page_steps[index] ?? 0) : null,
    })),
    orders: now.order_count,
    units: now.order_units,
    sales: { minor: BigInt(salesMinor), currency },
    days: now.day_count,
    firstAt: now.first_ms === 0 ? null : new Date(now.first_ms),
    steps: SESSION_STEPS.map((step, index) => ({
      step,
      sessions: now.steps[index] ?? 0,
      previous: before ? (before.steps[index] ?? 0) : null,
    })),
  };
}

const NOTHING: readonly number[] = [0, 0];

/** No sessions at all. */
export const NO_SESSIONS: SessionSums = {
  sessions: NOTHING,
  bounce_rate: NOTHING,
  conversion_rate: NOTHING,
  pages_per_session: NOTHING,
  availability_disappointment: NOTHING,
  bot_share: NOTHING,
  unconsented_share: NOTHING,
  sales_per_session: NOTHING,
  sales_squared: 0,
  pages_squared: 0,
  steps: [0, 0, 0, 0],
  page_steps: [],
  order_count: 0,
  order_units: 0,
  day_count: 0,
  first_ms: 0,
};
