import type { GraphContext } from '#kernel/graphql/builder.ts';
import { MetricType, maySee } from '../../metrics/graphql/types.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import { type MetricKey, metricOf } from '../../metrics/model/metrics.ts';
import { ChannelType, LocationType, StaffType } from '../../references.ts';
import { changesOfRule } from './loaders.ts';
import { AlertChangeType, AlertDirectionType, AlertRuleType, AlertStateType } from './types.ts';

interface OfMetric {
  readonly metric: MetricKey;
  readonly currency: string;
}

const inUnit = ({ metric, currency }: OfMetric, value: bigint | null) =>
  figureText(value, metricOf(metric).unit, currency);

/** A figure that was found, for those who may see it. */
const found = (rule: OfMetric, figure: bigint | null, context: GraphContext<unknown>) =>
  maySee(metricOf(rule.metric), context) ? inUnit(rule, figure) : null;

AlertChangeType.implement({
  description: 'A change of the state of an alert rule.',
  fields: (t) => ({
    stateBefore: t.field({
      type: AlertStateType,
      description: 'How it stood.',
      resolve: ({ stateBefore }) => stateBefore,
    }),
    stateAfter: t.field({
      type: AlertStateType,
      description: 'The state that it entered.',
      resolve: ({ stateAfter }) => stateAfter,
    }),
    figure: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The figure that was found, in its unit; null where there was none.',
      resolve: (change, _args, context) => found(change, change.figure, context),
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it was found.',
      resolve: (change) => change.occurredAt,
    }),
  }),
});

AlertRuleType.implement({
  description:
    'What a figure must not pass, of the whole retailer, a channel, a selling store or an associate; checked each minute.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    version: t.exposeInt('version', { description: 'Grows with each edit.' }),
    metric: t.field({ type: MetricType, description: 'Which figure.', resolve: ({ metric }) => metricOf(metric) }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel whose figure it is; null for any other scope.',
      resolve: ({ scope, scopeKey }) => (scope === 'CHANNEL' ? { code: scopeKey } : null),
    }),
    sellingLocation: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store whose figure it is; null for any other scope.',
      resolve: ({ scope, scopeKey }) => (scope === 'STORE' ? { id: scopeKey } : null),
    }),
    staffMember: t.field({
      type: StaffType,
      nullable: true,
      description:
        'The associate whose figure it is; null for any other scope, and when they cannot be read at the moment.',
      resolve: ({ scope, scopeKey }) => (scope === 'ASSOCIATE' ? { id: scopeKey } : null),
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency whose facts are read.',
      resolve: ({ currency }) => currency,
    }),
    direction: t.field({
      type: AlertDirectionType,
      description: 'Which side of the threshold is an alert.',
      resolve: ({ direction }) => direction,
    }),
    threshold: t.field({
      type: 'Decimal',
      description: 'In the unit of the figure.',
      resolve: (rule) => inUnit(rule, rule.threshold) ?? '',
    }),
    days: t.exposeInt('days', {
      description: 'The figure is that of so many days that are over; 0 for that of today so far.',
    }),
    holdMinutes: t.exposeInt('holdMinutes', { description: 'How long the figure is past its bound until it fires.' }),
    coolDownMinutes: t.exposeInt('coolDownMinutes', {
      description:
        'How long the figure is within its bound until an alert is over; past it meanwhile it is the same alert.',
    }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether it is checked.' }),
    state: t.field({ type: AlertStateType, description: 'Its state.', resolve: ({ state }) => state }),
    stateChangedAt: t.field({
      type: 'DateTime',
      description: 'Since when.',
      resolve: ({ stateChangedAt }) => stateChangedAt,
    }),
    figure: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The figure at the last check, in its unit; null where there was none.',
      resolve: (rule, _args, context) => found(rule, rule.figure, context),
    }),
    n: t.exposeInt('observations', { description: 'Observations of the figure at the last check.' }),
    checkedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was checked last; null before the first time.',
      resolve: ({ checkedAt }) => checkedAt,
    }),
    history: t.field({
      type: [AlertChangeType],
      description: 'Its last changes of state, the newest first; at most 50.',
      resolve: async ({ id, metric, currency }, _args, context) =>
        (await changesOfRule(context).load(id)).map((change) => ({ ...change, metric, currency })),
    }),
  }),
});
