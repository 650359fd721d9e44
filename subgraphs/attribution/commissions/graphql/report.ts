import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import type { MetricValue } from '../../metrics/model/metric-value.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import { LocationType, StaffType } from '../../references.ts';
import type { CommissionReport } from '../get-commission-report.ts';
import type { Payout } from '../store/payouts.ts';

interface Row<Key> extends Payout {
  readonly key: Key;
  readonly currency: string;
}

function payoutFields<Key>(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Row<Key>>) {
  const amount = (description: string, of: (row: Row<Key>) => bigint) =>
    t.field({ type: MoneyType, description, resolve: (row) => money(of(row), row.currency) });
  return {
    sales: amount(
      'Net sales of orders that were placed or led to, of returns less: what commission was computed from.',
      (row) => row.salesMinor,
    ),
    commission: amount(
      'What is to be paid: `earned` plus `takenBack`, which is negative.',
      (row) => row.commissionMinor,
    ),
    earned: amount('Earned by sales.', (row) => row.earnedMinor),
    takenBack: amount('Taken back by returns and cancellations; zero or negative.', (row) => row.takenBackMinor),
    assisted: amount('The part of `commission` for orders that associates placed.', (row) => row.assistedMinor),
    influenced: amount('The part of `commission` for orders that interactions led to.', (row) => row.influencedMinor),
    orders: t.int({
      description: 'Orders with an entry of the period that earned something.',
      resolve: (row) => row.orders,
    }),
  };
}

const StaffCommissionType = builder.objectRef<Row<string>>('StaffCommission').implement({
  description: 'What one associate earned.',
  access: 'staff',
  fields: (t) => ({
    staffMember: t.field({
      type: StaffType,
      nullable: true,
      description: 'The associate; null when they cannot be read at the moment.',
      resolve: ({ key }) => ({ id: key }),
    }),
    ...payoutFields(t),
  }),
});

const StoreCommissionType = builder.objectRef<Row<string | null>>('StoreCommission').implement({
  description: 'What was earned in one store.',
  access: 'staff',
  fields: (t) => ({
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null for what was earned away from any, and when it cannot be read at the moment.',
      resolve: ({ key }) => (key === null ? null : { id: key }),
    }),
    ...payoutFields(t),
  }),
});

/** The figures that head the report. */
function cardsOf({ total, previousTotal, scope }: CommissionReport): MetricValue[] {
  const card = (
    key: 'associate_sales' | 'commission' | 'commissioned_orders',
    of: (payout: Payout) => bigint,
  ): MetricValue => {
    const metric = metricOf(key);
    const text = (payout: Payout) => figureText(of(payout), metric.unit, scope.currency);
    const previous = previousTotal ? text(previousTotal) : null;
    return { metric, value: text(total), previous, n: total.orders };
  };
  return [
    card('commission', (payout) => payout.commissionMinor),
    card('commissioned_orders', (payout) => BigInt(payout.orders)),
    card('associate_sales', (payout) => payout.salesMinor),
  ];
}

export const CommissionReportType = builder.objectRef<CommissionReport>('CommissionReport').implement({
  description: 'Commissions booked in a period.',
  access: 'staff',
  fields: (t) => ({
    from: t.field({
      type: 'Date',
      description: 'The first day of the period.',
      resolve: ({ scope }) => scope.period.from,
    }),
    before: t.field({
      type: 'Date',
      description: 'The first day outside the period.',
      resolve: ({ scope }) => scope.period.to,
    }),
    timeZone: t.field({ type: 'TimeZone', description: 'The zone of the days.', resolve: ({ scope }) => scope.zone }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description:
        'The currency of every amount here. In that of the shop each entry of another counts by the rate of its order.',
      resolve: ({ scope }) => scope.currency,
    }),
    computedAt: t.field({
      type: 'DateTime',
      description: 'When the figures were computed.',
      resolve: (report) => report.computedAt,
    }),
    otherCurrencies: t.field({
      type: [MoneyType],
      description:
        'Commissions on orders of other currencies without a rate: in no figure of this report. One a currency, at most 200.',
      resolve: ({ uncounted }) => [...uncounted],
    }),
    cards: t.field({
      type: [MetricValueType],
      description: 'Sales, the commission and the orders that earned it; one a metric, at most 10.',
      resolve: cardsOf,
    }),
    byStaffMember: t.field({
      type: [StaffCommissionType],
      description: 'By falling commission; at most 500.',
      resolve: ({ byStaff, scope }) =>
        byStaff.map(({ staffId, ...row }) => ({ ...row, key: staffId, currency: scope.currency })),
    }),
    byLocation: t.field({
      type: [StoreCommissionType],
      description: 'By falling commission; at most 500.',
      resolve: ({ byLocation, scope }) =>
        byLocation.map(({ locationId, ...row }) => ({ ...row, key: locationId, currency: scope.currency })),
    }),
  }),
});
