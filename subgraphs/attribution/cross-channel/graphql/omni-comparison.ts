import { builder } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import type { OmniComparison, OmniStratum } from '../model/omni-comparison.ts';

const OmniStratumType = builder.objectRef<OmniStratum>('OmniStratum').implement({
  description: 'Customers who ordered equally often.',
  fields: (t) => ({
    orders: t.exposeString('orders', { description: 'How many orders: "1", "2", "3-5" or "6+".' }),
    omni: t.field({
      type: MetricValueType,
      description: 'Of those with orders in two channels or more.',
      resolve: ({ omni }) => omni,
    }),
    mono: t.field({
      type: MetricValueType,
      description: 'Of those with orders in one channel.',
      resolve: ({ mono }) => mono,
    }),
  }),
});

export const OmniComparisonType = builder.objectRef<OmniComparison>('OmniComparison').implement({
  description:
    'Customers of several channels against those of one. Observed, not caused: customers choose their channels.',
  fields: (t) => ({
    omni: t.field({
      type: MetricValueType,
      description:
        'Of customers with orders in two channels or more: in 365 days; of lifetime values, since the first purchase.',
      resolve: ({ omni }) => omni,
    }),
    mono: t.field({
      type: MetricValueType,
      description: 'Of customers with orders in one channel.',
      resolve: ({ mono }) => mono,
    }),
    uplift: t.field({
      type: MetricValueType,
      description: 'omni ÷ mono − 1; for shares of customers omni − mono.',
      resolve: ({ uplift }) => uplift,
    }),
    standardizedUplift: t.field({
      type: MetricValueType,
      description:
        'The same if customers of several channels ordered as often as those of one: by number of orders, weighted by the customers of one channel. Numbers of orders that one of both lacks are left out.',
      resolve: ({ standardizedUplift }) => standardizedUplift,
    }),
    strata: t.field({
      type: [OmniStratumType],
      description:
        'By number of orders in 365 days; of lifetime values, since the first purchase, where those to come count days with purchases. At most 4.',
      resolve: ({ strata }) => [...strata],
    }),
  }),
});
