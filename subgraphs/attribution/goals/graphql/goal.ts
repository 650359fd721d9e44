import type { GraphContext } from '#kernel/graphql/builder.ts';
import { MetricType, MetricValueType, maySee } from '../../metrics/graphql/types.ts';
import { figureText } from '../../metrics/model/figure-text.ts';
import { metricOf } from '../../metrics/model/metrics.ts';
import { ChannelType, LocationType, StaffType } from '../../references.ts';
import { getGoalProgress } from '../get-goal-progress.ts';
import { GoalProgressType, GoalStatusType, GoalType } from './types.ts';

type Progress = typeof GoalProgressType.$inferType;

/** A figure of the progress in the unit of its metric. */
const inUnit = ({ figure, currency }: Progress, value: bigint | null | undefined, context: GraphContext<unknown>) =>
  maySee(figure.metric, context) ? figureText(value ?? null, figure.metric.unit, currency) : null;

GoalProgressType.implement({
  description: 'The status of a goal today.',
  fields: (t) => ({
    status: t.field({
      type: GoalStatusType,
      description: 'Where it will end at the pace so far, or how it ended.',
      resolve: ({ status }) => status,
    }),
    figure: t.field({
      type: MetricValueType,
      description: 'The figure so far, with its observations, its interval and that of the period before.',
      resolve: ({ figure }) => figure,
    }),
    variance: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The figure less the target, in the unit of the figure; null where there is no figure, or the period has not begun.',
      resolve: (progress, _args, context) => inUnit(progress, progress.variance, context),
    }),
    elapsedShare: t.field({
      type: 'Decimal',
      description: 'Days of the period that are over, a fraction of one.',
      resolve: ({ elapsed }) => elapsed.toFixed(4),
    }),
    projected: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'Where it ends when each day that is left is as the mean of those that are over; a quotient is what it is. Null where it is unknown.',
      resolve: (progress, _args, context) => inUnit(progress, progress.projected, context),
    }),
    projectedLow: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The lower end of the interval of 95 % of `projected`; null before seven days are over.',
      resolve: (progress, _args, context) => inUnit(progress, progress.projectedInterval?.low, context),
    }),
    projectedHigh: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'The upper end of the interval of 95 % of `projected`; null before seven days are over.',
      resolve: (progress, _args, context) => inUnit(progress, progress.projectedInterval?.high, context),
    }),
  }),
});

GoalType.implement({
  description:
    'What a figure is to reach over a period: of the whole retailer, a channel, a selling store or an associate.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its id.' }),
    version: t.exposeInt('version', { description: 'Grows with each change.' }),
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
    from: t.field({ type: 'Date', description: 'The first day.', resolve: ({ startsOn }) => startsOn }),
    before: t.field({
      type: 'Date',
      description: 'The first day outside the period.',
      resolve: ({ endsBefore }) => endsBefore,
    }),
    currencyCode: t.field({
      type: 'CurrencyCode',
      description: 'The currency whose facts are read.',
      resolve: ({ currency }) => currency,
    }),
    target: t.field({
      type: 'Decimal',
      description: 'What is to be reached, in the unit of the figure: a rate as a fraction of one.',
      resolve: ({ target, metric, currency }) => figureText(target, metricOf(metric).unit, currency) ?? '',
    }),
    updatedAt: t.field({ type: 'DateTime', description: 'When it was set last.', resolve: (goal) => goal.updatedAt }),
    progress: t.field({
      type: GoalProgressType,
      nullable: true,
      access: 'staff',
      description: 'Its status today; null while the analytics engine is down.',
      resolve: async (goal, _args, { deps, request }) => ({
        ...(await getGoalProgress(deps, request, goal)),
        currency: goal.currency,
      }),
    }),
  }),
});
