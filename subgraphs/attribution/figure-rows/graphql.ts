import { can } from '../../shared/permissions.ts';
import { builder, connectionType, pageArgs } from '../builder.ts';
import { MetricUnitType } from '../metrics/graphql/types.ts';
import { CustomerType, LocationType, OrderType, ProductVariantType } from '../references.ts';
import { type FigureRows, getFigureRows } from './get-figure-rows.ts';
import { addSums, amountText, type FigureRow, type FigureSums, type RowsFrame } from './model/figure-row.ts';

const FigureRowKindType = builder.enumType('FigureRowKind', {
  description: 'What one row behind a figure is.',
  values: {
    CONVERSATION: {
      description: 'A conversation that was opened; matched by the answer, or the end, that is asked for.',
    },
    CUSTOMER: {
      description: 'A customer, with the touch or order by which they count; matched by what followed, or came before.',
    },
    GIFT_CARD_USE: { description: 'What a gift card paid of an order.' },
    INTERACTION: { description: 'A talk with a customer; matched by the reading of what is known of them.' },
    ORDER: { description: 'An order.' },
    PICKUP: { description: 'An order that was collected; matched by a purchase right after.' },
    POINTS: { description: 'Points of an order; matched by the moment at which they were on the balance.' },
    PROMISE: { description: 'A promise to a customer; due when it was promised for, matched by what was promised.' },
    REQUEST: { description: 'A request for goods, or for a service.' },
    RETURN: { description: 'A return.' },
    SESSION: { description: 'A visit online; matched by its last order.' },
    SPEND: {
      description:
        'What was spent on a channel and a campaign; or what is held against it: a customer, with their first order of the period, or an order.',
    },
    STOCK: {
      description:
        'A variant at a location, none for sales without a store; or a transfer or markdown of a location, of no variant.',
    },
    STORE_DAY: { description: 'A day of a store; or what was booked for its stage of maturity.' },
    TRY_ON: { description: 'Goods that a customer tried on.' },
    VISIT: { description: 'A day on which somebody was online; matched by their first order of the day.' },
  },
});

const FigureMadeByType = builder.enumType('FigureMadeBy', {
  description: 'How a figure is computed from its rows.',
  values: {
    DIFFERENCE: { description: 'The RATIO of the first of `groups`, less that of the second.' },
    MEDIAN: { description: 'The median of the numerators, by nearest rank.' },
    PERCENTILE_95: { description: 'The numerator below or at which 95 % of them are, by nearest rank.' },
    QUOTIENT: { description: 'The RATIO of the first of `groups` ÷ that of the second.' },
    RATIO: { description: 'The sum of the numerators ÷ the sum of the denominators.' },
    SUM: { description: 'The sum of the numerators.' },
    UPLIFT: { description: 'The RATIO of the first of `groups` ÷ that of the second, less 1.' },
  },
});

const FigureRowGroupType = builder.enumType('FigureRowGroup', {
  description: 'On which side of a comparison a row is.',
  values: {
    ACQUISITION: { description: 'What was spent to win customers, and those who bought for the first time.' },
    MONO: { description: 'Customers of one channel.' },
    NOT_SHOWN: { description: 'Those who were shown no pickup promise.' },
    OMNI: { description: 'Customers of several channels.' },
    RETENTION: { description: 'What was spent to keep customers, and those who had bought before.' },
    SHOWN: { description: 'Those who were shown a pickup promise.' },
  },
});

const orNull = (text: string): string | null => (text === '' ? null : text);
const moment = (milliseconds: number): Date | null => (milliseconds === 0 ? null : new Date(milliseconds));

const FigureRowType = builder.objectRef<FigureRow & { readonly frame: RowsFrame }>('FigureRow').implement({
  description: 'One row behind a figure, with what it adds to it.',
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null where the row is of none, or it cannot be read.',
      resolve: ({ order_id: id }) => (id === '' ? null : { id }),
    }),
    customer: t.field({
      type: CustomerType,
      nullable: true,
      description:
        'The customer, merged ones as one; null where nobody known is meant, and for those who may not read customers.',
      resolve: ({ customer_id: id }, _args, { request }) =>
        id === '' || !can(request.actor, 'customers:read') ? null : { id },
    }),
    variant: t.field({
      type: ProductVariantType,
      nullable: true,
      description: 'The variant; null where the row is of none, or it cannot be read.',
      resolve: ({ variant_id: id }) => (id === '' ? null : { id }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store or warehouse; null where the row is of none, or it cannot be read.',
      resolve: ({ location_id: id }) => (id === '' ? null : { id }),
    }),
    channelCode: t.string({
      nullable: true,
      description: 'Code of the channel; null where the row is of none.',
      resolve: ({ channel }) => orNull(channel),
    }),
    campaign: t.string({
      nullable: true,
      description: 'The campaign that was spent on; null where the row is of none.',
      resolve: ({ campaign }) => orNull(campaign),
    }),
    occurredAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it happened, for a day its first moment; null for stock, and for customers who are compared.',
      resolve: ({ at }) => moment(at),
    }),
    dueAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was promised for; null where nothing was.',
      resolve: ({ due_at: at }) => moment(at),
    }),
    matchedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the figure found what it looks for; null where it did not, or looks for none.',
      resolve: ({ matched_at: at }) => moment(at),
    }),
    side: t.field({
      type: FigureRowGroupType,
      nullable: true,
      description: 'On which side it is; null where nothing is compared.',
      resolve: ({ side, frame }) => frame.compared?.groups[side === 0 ? 0 : 1] ?? null,
    }),
    numerator: t.field({
      type: 'Decimal',
      description: 'What the row adds to what is divided, or summed; in `FigureRows.numeratorUnit`.',
      resolve: ({ part, frame }) => amountText(part, frame.numerator, frame.currency),
    }),
    denominator: t.field({
      type: 'Decimal',
      description: 'What it adds to that by which is divided; in `FigureRows.denominatorUnit`.',
      resolve: ({ whole, frame }) => amountText(whole, frame.denominator, frame.currency),
    }),
  }),
});
const FigureRowConnection = connectionType('FigureRow', FigureRowType, false);

const FigureSumsType = builder.objectRef<FigureSums & { readonly frame: RowsFrame }>('FigureSums').implement({
  description: 'What rows behind a figure come to.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'How many rows they are.' }),
    numerator: t.field({
      type: 'Decimal',
      description: 'The sum of the numerators, in `FigureRows.numeratorUnit`.',
      resolve: ({ numerator, frame }) => amountText(numerator, frame.numerator, frame.currency),
    }),
    denominator: t.field({
      type: 'Decimal',
      description: 'The sum of the denominators, in `FigureRows.denominatorUnit`.',
      resolve: ({ denominator, frame }) => amountText(denominator, frame.denominator, frame.currency),
    }),
  }),
});

interface GroupSums {
  readonly group: NonNullable<RowsFrame['compared']>['groups'][number];
  readonly sums: FigureSums & { readonly frame: RowsFrame };
}

const FigureGroupSumsType = builder.objectRef<GroupSums>('FigureGroupSums').implement({
  description: 'What the rows of one side of a comparison come to.',
  fields: (t) => ({
    side: t.field({ type: FigureRowGroupType, description: 'Which one.', resolve: ({ group }) => group }),
    sums: t.field({ type: FigureSumsType, description: 'What its rows come to.', resolve: ({ sums }) => sums }),
  }),
});

const FigureRowsType = builder.objectRef<FigureRows>('FigureRows').implement({
  description: 'The rows behind a figure: orders, customers, stock, promises, whatever it counts.',
  fields: (t) => ({
    kind: t.field({ type: FigureRowKindType, description: 'What one row is.', resolve: ({ frame }) => frame.kind }),
    madeBy: t.field({
      type: FigureMadeByType,
      description: 'How the figure is computed from the rows.',
      resolve: ({ frame }) => frame.madeBy,
    }),
    numeratorUnit: t.field({
      type: MetricUnitType,
      description: 'What numerators count; MONEY in `currencyCode`.',
      resolve: ({ frame }) => frame.numerator.unit,
    }),
    denominatorUnit: t.field({
      type: MetricUnitType,
      description: 'What denominators count; MONEY in `currencyCode`.',
      resolve: ({ frame }) => frame.denominator.unit,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency of amounts.',
      resolve: ({ frame }) => frame.currency,
    }),
    sums: t.field({
      type: FigureSumsType,
      description: 'What all rows come to, on whichever page they stand; the figure is made of it, or of `groups`.',
      resolve: async ({ frame, readSums }) => ({ ...addSums(...(await readSums())), frame }),
    }),
    groups: t.field({
      type: [FigureGroupSumsType],
      description: 'What the rows of each side come to, the one compared first; empty where nothing is compared.',
      resolve: async ({ frame, readSums }) => {
        if (!frame.compared) return [];
        const sides = await readSums();
        return frame.compared.groups.map((group, side) => ({ group, sums: { ...sides[side === 0 ? 0 : 1], frame } }));
      },
    }),
    rows: t.field({
      type: FigureRowConnection,
      description: 'The rows, those that add most to the numerator first.',
      args: pageArgs(t),
      resolve: ({ readPage }, args) => readPage(args),
    }),
  }),
});

builder.queryField('figureRows', (t) =>
  t.field({
    type: FigureRowsType,
    description:
      'The rows behind a figure that a report answered with. Facts that came since are among them; staff bound to stores see those of their own.',
    access: 'reports:read',
    args: { drill: t.arg.string({ required: true, description: 'Of the figure: `MetricValue.drill`.' }) },
    resolve: (_root, { drill }, { deps, request }) => getFigureRows(deps, request, drill),
  }),
);
