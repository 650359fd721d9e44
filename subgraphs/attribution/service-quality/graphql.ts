import { builder } from '../builder.ts';
import { MetricValueType } from '../metrics/graphql/types.ts';
import { ChannelType } from '../references.ts';
import { ReportInput, toReportRequest } from '../reports/graphql/inputs.ts';
import { ReportFrameType } from '../reports/graphql/types.ts';
import { getServiceQuality, type ServiceQuality } from './get-service-quality.ts';

const ChannelConversationsType = builder
  .objectRef<ServiceQuality['conversations'][number]>('ChannelConversations')
  .implement({
    description: 'The conversations of one channel that were opened in the period.',
    fields: (t) => ({
      channel: t.field({
        type: ChannelType,
        nullable: true,
        description: 'The channel; null when it cannot be read at the moment.',
        resolve: ({ channel }) => ({ code: channel }),
      }),
      opened: t.exposeInt('opened', { description: 'Conversations opened.' }),
      figures: t.field({
        type: [MetricValueType],
        description: 'First response, share resolved and time to resolution; at most 3.',
        resolve: ({ figures }) => [...figures],
      }),
    }),
  });

const ServiceQualityType = builder.objectRef<ServiceQuality>('ServiceQualityReport').implement({
  description: 'How well customers are served: promises, answers, sales saved, what comes back.',
  fields: (t) => ({
    frame: t.field({ type: ReportFrameType, description: 'Which days, as of when.', resolve: ({ frame }) => frame }),
    cards: t.field({
      type: [MetricValueType],
      description: 'One a metric, at most 30.',
      resolve: ({ cards }) => [...cards],
    }),
    conversations: t.field({
      type: [ChannelConversationsType],
      description: 'One row a channel, the most conversations first; at most 250.',
      resolve: ({ conversations }) => [...conversations],
    }),
    promiseShown: t.field({
      type: [MetricValueType],
      description: 'Conversion and basket of days of visitors on which a pickup promise was shown; at most 2.',
      resolve: ({ promiseShown }) => [...promiseShown],
    }),
    noPromiseShown: t.field({
      type: [MetricValueType],
      description: 'The same of days on which none was; at most 2.',
      resolve: ({ noPromiseShown }) => [...noPromiseShown],
    }),
  }),
});

builder.queryField('serviceQuality', (t) =>
  t.field({
    type: ServiceQualityType,
    access: 'reports:read',
    description:
      'How well customers were served in a period. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    args: { input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }) },
    resolve: async (_root, { input }, context) =>
      getServiceQuality(context.deps, context.request, await toReportRequest(input, context)),
  }),
);
