import { builder, MoneyType } from '../../builder.ts';
import { ChannelType, LocationType, StaffType } from '../../references.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import { frameOf } from '../../reports/model/report-frame.ts';
import type { AttributionReport } from '../get-attribution-report.ts';
import type { Credit, CreditRow } from '../model/credit-report.ts';
import type { CreditKey } from '../model/credit-request.ts';

export const AttributionModelType = builder.enumType('AttributionModel', {
  description: 'Who gets an order, of the moments of the window before it.',
  values: {
    FIRST_TOUCH: { description: 'The first moment.' },
    LAST_TOUCH: { description: 'The last moment.' },
    LAST_NON_DIRECT: { description: 'The last moment with a source; the last of all when none has one.' },
    LINEAR: { description: 'Every moment the same.' },
    POSITION_BASED: { description: '40 % the first, 40 % the last, 20 % those between; two moments half and half.' },
    TIME_DECAY: { description: 'Each moment 2^(−age ÷ half-life).' },
    SHAPLEY: { description: 'Each distinct key of the path the same: its Shapley value.' },
    MARKOV_1: { description: 'Each key by its removal effect in a chain that remembers one step.' },
    MARKOV_2: { description: 'The same, remembering two steps.' },
    MARKOV_3: { description: 'The same, remembering three steps.' },
  },
});

export const CreditKeyType = builder.enumType('AttributionKey', {
  description: 'What gets the credit of a moment.',
  values: {
    CHANNEL: { description: 'The channel that it happened in.' },
    CAMPAIGN: { description: 'The campaign that led to it.' },
    STORE: { description: 'The store that it happened in.' },
    ASSOCIATE: { description: 'The associate who was there.' },
  },
});

/** A credit with the currency that it is of. */
type PricedCredit = Credit & { readonly currency: string };

const CreditType = builder.objectRef<PricedCredit>('AttributionCredit').implement({
  description: 'What a model gives to a key.',
  fields: (t) => ({
    netSales: t.field({
      type: MoneyType,
      description:
        'Its part of net sales, ex tax and shipping, exact to the minor unit; what comes back is taken from the same moments.',
      resolve: ({ net, currency }) => ({ minor: net, currency }),
    }),
    orders: t.field({
      type: 'Decimal',
      description: 'Its part of the orders, with four decimals; a canceled order is taken from the same moments.',
      resolve: ({ orders }) => decimal(orders),
    }),
  }),
});

/** Ten-thousandths as a decimal. */
export function decimal(parts: bigint): string {
  const digits = (parts < 0n ? -parts : parts).toString().padStart(5, '0');
  return `${parts < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

const fraction = (part: bigint, all: bigint): string | null =>
  all <= 0n ? null : decimal((part * 20_000n + all) / (2n * all));

interface ReportRow extends CreditRow {
  readonly by: CreditKey;
  readonly currency: string;
}

const RowType = builder.objectRef<ReportRow>('AttributionRow').implement({
  description:
    'One key, by both models. Of the four keys one is set: that which was asked for, where the moment has one.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null for other keys, and when it cannot be read at the moment.',
      resolve: ({ by, key }) => (by === 'CHANNEL' && key !== '' ? { code: key } : null),
    }),
    code: t.string({
      description: 'The key as it stands in the moments: a code of a channel, a campaign, an id; empty for none.',
      resolve: ({ key }) => key,
    }),
    campaign: t.string({
      nullable: true,
      description: 'The campaign; null for other keys, and for moments without one.',
      resolve: ({ by, key }) => (by === 'CAMPAIGN' && key !== '' ? key : null),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null for other keys, and for moments in none.',
      resolve: ({ by, key }) => (by === 'STORE' && key !== '' ? { id: key } : null),
    }),
    associate: t.field({
      type: StaffType,
      nullable: true,
      description: 'The associate; null for other keys, and for moments with none.',
      resolve: ({ by, key }) => (by === 'ASSOCIATE' && key !== '' ? { id: key } : null),
    }),
    credit: t.field({
      type: CreditType,
      description: 'By the model.',
      resolve: ({ credit, currency }) => ({ ...credit, currency }),
    }),
    compared: t.field({
      type: CreditType,
      description: 'By the second model.',
      resolve: ({ compared, currency }) => ({ ...compared, currency }),
    }),
    removalEffect: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'What part of the probability to order would be lost without the key, a fraction of one; null where neither model is a Markov chain.',
      resolve: ({ effect }) => (effect ? effect.ofConversions.toFixed(4) : null),
    }),
  }),
});

const PathType = builder
  .objectRef<AttributionReport['topPaths'][number] & { readonly currency: string }>('AttributionPath')
  .implement({
    description: 'A path to orders; moments of the same key that follow one another are one step.',
    fields: (t) => ({
      steps: t.stringList({ description: 'Keys, oldest first; empty for none.', resolve: ({ steps }) => [...steps] }),
      orders: t.exposeInt('orders', { description: 'Orders placed less those canceled.' }),
      netSales: t.field({
        type: MoneyType,
        description: 'Net sales of these orders in the period, ex tax and shipping.',
        resolve: ({ net, currency }) => ({ minor: net, currency }),
      }),
    }),
  });

export const AttributionReportType = builder.objectRef<AttributionReport>('AttributionReport').implement({
  description:
    'The orders of a period split among the moments that led to them, by two models. Rows, `rest` and `unknown` add up to `total`, to the unit.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days and which currency; two models are compared, and no periods.',
      resolve: ({ plan, computedAt }) => frameOf(plan, computedAt),
    }),
    model: t.field({ type: AttributionModelType, description: 'The model.', resolve: ({ request }) => request.model }),
    compareModel: t.field({
      type: AttributionModelType,
      description: 'The second model.',
      resolve: ({ request }) => request.compareModel,
    }),
    by: t.field({ type: CreditKeyType, description: 'What gets the credit.', resolve: ({ request }) => request.by }),
    windowDays: t.int({
      description: 'Days before an order in which moments count.',
      resolve: ({ request }) => request.windowDays,
    }),
    halfLifeDays: t.int({
      description: 'Days after which a moment weighs half, of time decay.',
      resolve: ({ request }) => request.halfLifeDays,
    }),
    rows: t.field({
      type: [RowType],
      description: 'The keys of most net sales first, at most as many as asked for.',
      resolve: ({ rows, request, plan }) =>
        rows.map((row) => ({ ...row, by: request.by, currency: plan.scope.currency })),
    }),
    rest: t.field({
      type: CreditType,
      nullable: true,
      description: 'All other keys together, by the model; null when every key has its row.',
      resolve: ({ rest, plan }) => rest && { ...rest.credit, currency: plan.scope.currency },
    }),
    restCompared: t.field({
      type: CreditType,
      nullable: true,
      description: 'The same by the second model; null when every key has its row.',
      resolve: ({ rest, plan }) => rest && { ...rest.compared, currency: plan.scope.currency },
    }),
    unknown: t.field({
      type: CreditType,
      description: 'Orders that no moment of the window came before: unknown, which is not direct.',
      resolve: ({ unknown, plan }) => ({ ...unknown, currency: plan.scope.currency }),
    }),
    unknownShare: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Their part of the orders, a fraction of one; null without orders.',
      resolve: ({ unknown, total }) => fraction(unknown.orders, total.orders),
    }),
    total: t.field({
      type: CreditType,
      description: 'Net sales and orders of the period.',
      resolve: ({ total, plan }) => ({ ...total, currency: plan.scope.currency }),
    }),
    topPaths: t.field({
      type: [PathType],
      description: 'The paths to most orders; at most 25.',
      resolve: ({ topPaths, plan }) => topPaths.map((path) => ({ ...path, currency: plan.scope.currency })),
    }),
  }),
});
