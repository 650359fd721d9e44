import { readLogVersion } from '#kernel/database/statement-log.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import {
  conversionBy,
  conversionByChannel,
  type StoreConversion,
  storeConversionValues,
} from '../footfall/model/store-conversion.ts';
import { readStoreVisits } from '../footfall/read-store-visits.ts';
import { FOOTFALL_LOG } from '../footfall/store/footfall.ts';
import type { Share } from '../metrics/model/interval.ts';
import { type MetricValue, notByCustomer } from '../metrics/model/metric-value.ts';
import { metricOf } from '../metrics/model/metrics.ts';
import { type MetricReport, readReport } from '../reports/get-report.ts';
import { drillKey, drillOfSums } from '../reports/model/drill-key.ts';
import type { ReportRow } from '../reports/model/metric-report.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import {
  CHANNEL_METRICS,
  type ChannelReport,
  type ChannelReportDimension,
  type ChannelReportRow,
  conversionValue,
  type Spreads,
  valuesOfNothing,
  withInterval,
} from './model/channel-report.ts';
import { alignDay, keyOfDay, sumSessions } from './model/session-rows.ts';
import { readSpreads } from './store/spreads.ts';

/** Rows of one answer. */
export const MAX_CHANNEL_ROWS = 1_000;
/** Channels and days of sessions that are read at most; a period has at most 3,660 days. */
const MAX_SESSION_KEYS = 5_000;

/** Sessions by the keys of rows; none by store, since a session online is in no store. */
async function readSessions(
  { sessionRows }: AttributionDeps,
  { zone }: ReportPlan,
  scope: ReportScope,
  by: ChannelReportDimension,
  align: (day: string) => string,
): Promise<ReadonlyMap<string, Share>> {
  if (by === 'STORE' || scope.storeIds.length > 0) return new Map();
  const asked = { scope, zone, filter: {}, funnel: [] };
  const dimension = by === 'CHANNEL' ? by : 'DAY';
  const rows = await sessionRows({ asked, by: [dimension], first: MAX_SESSION_KEYS });
  return sumSessions(
    rows.map(
      ({
        keys: [key = ''],
        sums: {
          conversion_rate: [hits = 0, of = 0],
        },
      }) => ({
        key: by === 'CHANNEL' ? key : keyOfDay(by, align(key)),
        share: { hits, of },
      }),
    ),
  );
}

/** Visitors of stores, by the keys of rows, and all of them together; they are counted without their names. */
interface Footfall {
  readonly rows: ReadonlyMap<string, StoreConversion>;
  readonly whole: StoreConversion | undefined;
}

async function readFootfall(
  deps: AttributionDeps,
  scope: ReportScope,
  by: ChannelReportDimension,
  align: (day: string) => string,
): Promise<Footfall> {
  const keyOf = ({ storeId, day }: { readonly storeId: string; readonly day: string }) =>
    by === 'STORE' || by === 'CHANNEL' ? storeId : keyOfDay(by, align(day));
  const visits = await readStoreVisits(deps, scope);
  return {
    rows: by === 'CHANNEL' ? conversionByChannel(visits) : conversionBy(visits, keyOf),
    whole: conversionBy(visits, () => '').get(''),
  };
}

const sumOf = (shares: ReadonlyMap<string, Share>): Share | undefined =>
  sumSessions([...shares.values()].map((share) => ({ key: '', share }))).get('');

/** What stands beside the sales of rows. */
interface Beside {
  readonly now: ReadonlyMap<string, Share>;
  readonly before: ReadonlyMap<string, Share> | undefined;
  /** undefined where the report is of a segment. */
  readonly stores: Footfall | undefined;
  readonly storesBefore: Footfall | undefined;
  readonly spreads: ReadonlyMap<string, Spreads>;
  readonly totalSpreads: Spreads | undefined;
}

async function readBeside(
  deps: AttributionDeps,
  plan: ReportPlan,
  by: ChannelReportDimension,
  { compare }: ReportRequest,
): Promise<Beside> {
  const { scope, previous } = plan;
  const align = (day: string) => alignDay(day, scope.period, compare ?? 'NONE');
  const [now, before, stores, storesBefore, spreads, whole] = await Promise.all([
    readSessions(deps, plan, scope, by, (day) => day),
    previous && readSessions(deps, plan, previous, by, align),
    scope.segment ? undefined : readFootfall(deps, scope, by, (day) => day),
    previous?.segment || !previous ? undefined : readFootfall(deps, previous, by, align),
    readSpreads(deps.warehouse, scope, by),
    readSpreads(deps.warehouse, scope, undefined),
  ]);
  return { now, before, stores, storesBefore, spreads, totalSpreads: whole.get('') };
}

/** Conversion in stores of a row, or of all of them. */
function inStores(
  { stores, storesBefore }: Beside,
  of: (footfall: Footfall) => StoreConversion | undefined,
): MetricValue[] {
  if (!stores) return [notByCustomer(metricOf('store_conversion_rate')), notByCustomer(metricOf('footfall_coverage'))];
  return storeConversionValues(of(stores), storesBefore && of(storesBefore));
}

const NO_SESSIONS: Share = { hits: 0, of: 0 };

function conversionOf(now: Share | undefined, before: Share | undefined, isCompared: boolean): MetricValue {
  const known = now ?? (before && NO_SESSIONS);
  return conversionValue({ now: known, before: isCompared ? (before ?? NO_SESSIONS) : undefined });
}

function rowsOf(
  deps: AttributionDeps,
  plan: ReportPlan,
  report: MetricReport,
  by: ChannelReportDimension,
  beside: Beside,
): ChannelReportRow[] {
  const { currency } = plan.scope;
  const isCompared = beside.before !== undefined;
  const write = ({ keys: [key], values, drill }: ReportRow): ChannelReportRow => {
    const value = key?.value ?? '';
    return {
      key,
      values: [
        ...values.map((each) => withInterval(each, beside.spreads.get(value), currency)),
        conversionOf(beside.now.get(value), beside.before?.get(value), isCompared),
        ...inStores(beside, ({ rows }) => rows.get(value)),
      ],
      drill,
    };
  };
  const sold = new Set(report.rows.map(({ keys: [key] }) => key?.value));
  // A channel or a store with visits and no order is what conversion is asked for.
  const visits = by === 'CHANNEL' ? beside.now : by === 'STORE' ? beside.stores?.rows : undefined;
  const visited = [...(visits?.keys() ?? [])].filter((value) => value !== '' && !sold.has(value));
  return [
    ...report.rows.map(write),
    ...visited.sort().map((value) =>
      write({
        keys: [{ dimension: by, value, label: value }],
        values: valuesOfNothing(currency, isCompared),
        drill: drillKey(deps.config.gatewayCredential, drillOfSums(plan.scope, [[by, value]])),
      }),
    ),
  ];
}

async function makeReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  request: ReportRequest,
  { by, first }: { readonly by: ChannelReportDimension; readonly first: number },
): Promise<ChannelReport> {
  const filter = { categories: [], productIds: [], customerKinds: [] };
  const question = {
    metrics: CHANNEL_METRICS,
    dimensions: [by],
    filter,
    sort: undefined,
    first,
    includesSeries: false,
  };
  const [report, beside] = await Promise.all([
    readReport(deps, plan, question, request.compare ?? 'NONE'),
    readBeside(deps, plan, by, request),
  ]);
  const { currency } = plan.scope;
  const { values, drill } = report.totals;
  const rows = rowsOf(deps, plan, report, by, beside);
  return {
    frame: frameOf(plan, deps.clock.now()),
    rows: rows.slice(0, first),
    rowCount: Math.max(report.rowCount, rows.length),
    totals: {
      key: undefined,
      values: [
        ...values.map((each) => withInterval(each, beside.totalSpreads, currency)),
        conversionOf(sumOf(beside.now), beside.before && sumOf(beside.before), beside.before !== undefined),
        ...inStores(beside, ({ whole }) => whole),
      ],
      drill,
    },
  };
}

/**
 * Sales, margin, returns and conversion of each channel, store or part of the period, with what they are compared with
 * and how sure they are; of all customers and guests, or of a segment.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getChannelReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  asked: { readonly by: ChannelReportDimension; readonly first: number },
): Promise<ChannelReport> {
  assertCan(context.actor, 'reports:read');
  const plan = await planPeopleReport(deps, context.actor, request, 'TOUCHPOINTS');
  const counts = await readLogVersion(deps.db, FOOTFALL_LOG);
  const key = `channels ${counts} ${JSON.stringify([asked, request.compare])} ${plan.key}`;
  return deps.reportCache.get(key, () => withSegment(deps, plan, (made) => makeReport(deps, made, request, asked)));
}
