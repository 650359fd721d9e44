import type { Money } from '#kernel/values/money.ts';
import { can } from '../../../shared/permissions.ts';
import { builder, connectionType, MoneyType, pageArgs } from '../../builder.ts';
import { LocationType, OrderType, ProductType } from '../../references.ts';
import { getReportRows, type ReportFact } from '../get-report-rows.ts';

const ReportFactKindType = builder.enumType('ReportFactKind', {
  description: 'What happened to an order.',
  values: {
    PLACED: { description: 'It was placed.' },
    CANCELED: { description: 'It was canceled: all figures are taken back, on the day of the cancellation.' },
    RETURNED: { description: 'Goods came back.' },
  },
});

type Kind = 'PLACED' | 'CANCELED' | 'RETURNED';

const money = (minor: bigint, { currency }: ReportFact): Money => ({ minor, currency });

const ReportFactType = builder.objectRef<ReportFact>('ReportFact').implement({
  description: 'One line of what happened to an order; the sums over all of them are the figures of the row.',
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null when it cannot be read.',
      resolve: (row) => ({ id: row.order_id }),
    }),
    kind: t.field({ type: ReportFactKindType, description: 'What happened.', resolve: (row) => row.kind as Kind }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it happened.',
      resolve: (row) => new Date(`${row.at.replace(' ', 'T')}Z`),
    }),
    channelCode: t.string({ description: 'The channel of the order.', resolve: (row) => row.channel }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store that sold; null without one.',
      resolve: (row) => (row.store_id === '' ? null : { id: row.store_id }),
    }),
    category: t.string({ description: 'As it was when it was sold; empty for none.', resolve: (row) => row.category }),
    product: t.field({
      type: ProductType,
      nullable: true,
      description: 'The product; null when it cannot be read.',
      resolve: (row) => (row.product_id === '' ? null : { id: row.product_id }),
    }),
    orders: t.int({
      description:
        '1 on the first line of an order placed, -1 on that of one canceled, else 0; where categories are a key or a filter, on the first line of each category.',
      resolve: (row) => row.orders,
    }),
    units: t.int({ description: 'Units sold; below zero for a cancellation.', resolve: (row) => row.units }),
    returnedUnits: t.int({ description: 'Units that came back.', resolve: (row) => row.returned_units }),
    grossSales: t.field({
      type: MoneyType,
      description: 'Before discounts, without tax.',
      resolve: (row) => money(row.gross_minor, row),
    }),
    discounts: t.field({
      type: MoneyType,
      description: 'Discounts on the line, without tax.',
      resolve: (row) => money(row.discount_minor, row),
    }),
    returns: t.field({
      type: MoneyType,
      description: 'Net value of what came back, without tax.',
      resolve: (row) => money(row.returns_minor, row),
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'Gross sales less discounts and returns, without tax and shipping.',
      resolve: (row) => money(row.gross_minor - row.discount_minor - row.returns_minor, row),
    }),
    grossMargin: t.field({
      type: MoneyType,
      nullable: true,
      description: 'Net sales less cost; zero where the cost is not known, null for those who may not see costs.',
      resolve: (row, _args, { request }) =>
        can(request.actor, 'catalog:cost') ? money(row.net_with_cost_minor - row.cost_minor, row) : null,
    }),
  }),
});

const ReportFactConnection = connectionType('ReportFact', ReportFactType, false);

builder.queryField('reportRows', (t) =>
  t.field({
    type: ReportFactConnection,
    description:
      'The lines of orders behind a row of a report, oldest first. Facts that came since are among them; staff bound to stores see those of their own.',
    access: 'reports:read',
    args: {
      drill: t.arg.string({ required: true, description: 'Of the row: `ReportRow.drill`.' }),
      ...pageArgs(t),
    },
    resolve: (_root, { drill, ...page }, { deps, request }) => getReportRows(deps, request, drill, page),
  }),
);
