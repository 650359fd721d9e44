import { givenId } from '../../shared/given-ids.ts';
import type { AttributionDeps } from '../deps.ts';
import { figureText } from '../metrics/model/figure-text.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { type MetricKey, metricOf } from '../metrics/model/metrics.ts';
import { bucketsOf } from '../periods/model/period.ts';
import type { ReportPlan, ReportScope } from '../reports/model/report.ts';
import { type Payout, readLedgerDays } from './store/payouts.ts';

const FIGURES = {
  associate_sales: ({ salesMinor }: Payout) => salesMinor,
  commission: ({ commissionMinor }: Payout) => commissionMinor,
  commissioned_orders: ({ orders }: Payout) => BigInt(orders),
} as const;
type AssociateFigure = keyof typeof FIGURES;

/** The figures that are of one associate. */
export const ASSOCIATE_FIGURES = Object.keys(FIGURES) as AssociateFigure[];

/** What one associate sold and led to, and earned by it, day by day; a day compared with counts whole, as the ledger is paid. */
export async function readAssociateFigure(
  { db, config }: Pick<AttributionDeps, 'db' | 'config'>,
  { scope, previous, zone, today }: ReportPlan,
  asked: MetricKey,
): Promise<MetricValue> {
  const key = asked as AssociateFigure;
  const metric = metricOf(key);
  const ledgerOf = ({ period, currency, channels, storeIds, staffId }: ReportScope) =>
    readLedgerDays(db, {
      period,
      zone,
      currency,
      shopCurrency: config.currencyCode,
      channels,
      locationIds: storeIds,
      staffId: staffId === undefined ? null : givenId('stf', staffId),
    });
  const [now, before] = await Promise.all([ledgerOf(scope), previous && ledgerOf(previous)]);
  const text = (value: bigint) => figureText(value, metric.unit, scope.currency) ?? '';
  const buckets = bucketsOf(scope.period);
  return {
    metric,
    value: text(FIGURES[key](now.total)),
    previous: before ? text(FIGURES[key](before.total)) : null,
    n: now.total.orders,
    series: buckets.days.map((day, index) => {
      const next = buckets.days[index + 1] ?? scope.period.to;
      const within = [...now.byDay].filter(([on]) => on >= day && on < next);
      const sum = within.reduce((all, [, payout]) => all + FIGURES[key](payout), 0n);
      return { day, value: text(sum), isPartial: buckets.isPartial(index, today) };
    }),
  };
}
