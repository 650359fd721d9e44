import { builder, MoneyType } from '../../builder.ts';
import { OmniComparisonType } from '../../cross-channel/graphql/types.ts';
import { ChannelType } from '../../references.ts';
import type { ChannelCurve } from '../model/fitted.ts';
import type { PredictedValues } from '../model/predicted-values.ts';
import { type InCurrency, inCurrency } from './amounts.ts';

const rounded = (value: number, currency: string) => ({ minor: BigInt(Math.round(value)), currency });

const PredictedPointType = builder
  .objectRef<InCurrency<ChannelCurve['points'][number]>>('PredictedValuePoint')
  .implement({
    description: 'Net sales by customer in the months to come, ex tax, not discounted; summed from the first of them.',
    fields: (t) => ({
      monthsAhead: t.int({ description: 'Months from when it was computed.', resolve: ({ months }) => months }),
      value: t.field({
        type: MoneyType,
        description: 'What is expected by then.',
        resolve: ({ value, currency }) => rounded(value, currency),
      }),
      low: t.field({
        type: MoneyType,
        description: 'The lower end of the interval of 95 % of `value`.',
        resolve: ({ low, currency }) => rounded(low, currency),
      }),
      high: t.field({
        type: MoneyType,
        description: 'The upper end of the interval of 95 % of `value`.',
        resolve: ({ high, currency }) => rounded(high, currency),
      }),
    }),
  });

const PredictedChannelType = builder.objectRef<InCurrency<ChannelCurve>>('PredictedChannelValue').implement({
  description: 'What customers who first bought in a channel are expected to bring.',
  fields: (t) => ({
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel; null when it cannot be read at the moment.',
      resolve: ({ channel }) => ({ code: channel }),
    }),
    customers: t.exposeInt('customers', { description: 'How many they are.' }),
    points: t.field({
      type: [PredictedPointType],
      description: 'After 3, 6, 9 and 12 months; at most 4.',
      resolve: ({ points, currency }) => inCurrency(points, currency),
    }),
  }),
});

export const PredictedValuesType = builder.objectRef<InCurrency<PredictedValues>>('PredictedLifetimeValues').implement({
  description:
    'What BG/NBD and Gamma-Gamma predict for all customers, whatever the filters: fitted once a day, after its close.',
  fields: (t) => ({
    computedAt: t.field({ type: 'DateTime', description: 'When they were fitted.', resolve: (all) => all.computedAt }),
    identityChanges: t.exposeInt('identityChanges', {
      description: 'Merges and separations of customers since, which the figures do not know.',
    }),
    customers: t.exposeInt('customers', { description: 'Customers whose purchases the models were fitted to.' }),
    repeaters: t.exposeInt('repeaters', { description: 'Those of them who bought again.' }),
    isUncertain: t.boolean({
      description:
        'True where a parameter is uncertain by half or more: the data do not show when customers stop buying.',
      resolve: ({ isFlat }) => isFlat,
    }),
    spendCorrelation: t.field({
      type: 'Decimal',
      description:
        'Correlation of how often and how much customers buy, from -1 to 1; the model assumes that there is none.',
      resolve: ({ correlation }) => correlation.toFixed(4),
    }),
    isCorrelationHigh: t.exposeBoolean('isCorrelationHigh', {
      description: 'True where `spendCorrelation` is above 0.3, and the model does not hold.',
    }),
    omniAgainstMono: t.field({
      type: OmniComparisonType,
      description: 'Predicted value of customers of several channels compared with those of one.',
      resolve: ({ comparison }) => comparison,
    }),
    marginOmniAgainstMono: t.field({
      type: OmniComparisonType,
      description: 'The same of predicted margins; without values for those who may not see costs.',
      resolve: ({ marginComparison }) => marginComparison,
    }),
    channels: t.field({
      type: [PredictedChannelType],
      description: 'By channel of the first purchase; at most 100.',
      resolve: ({ channels, currency }) => inCurrency(channels.slice(0, 100), currency),
    }),
  }),
});
