import { builder } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { ReportFrameType, ReportKeyType } from '../../reports/graphql/types.ts';
import { getChannelReport, MAX_CHANNEL_ROWS } from '../get-channel-report.ts';
import type { ChannelReport, ChannelReportDimension, ChannelReportRow } from '../model/channel-report.ts';

const ChannelReportByType = builder.enumType('ChannelReportBy', {
  description: 'What the rows of a report of channels are.',
  values: {
    CHANNEL: { description: 'Channels, by falling net sales; those with visits and no sale too.' },
    STORE: {
      description: 'Stores that sold or counted visitors, by falling net sales; sales without a store are one row.',
    },
    DAY: { description: 'Days.' },
    WEEK: { description: 'Weeks, each from its Monday.' },
    MONTH: { description: 'Months.' },
  } satisfies Record<ChannelReportDimension, object>,
});

const ChannelReportRowType = builder.objectRef<ChannelReportRow>('ChannelReportRow').implement({
  description: 'The figures of one channel, store or part of the period.',
  fields: (t) => ({
    key: t.field({
      type: ReportKeyType,
      nullable: true,
      description: 'Which it is; null for the totals.',
      resolve: ({ key }) => key ?? null,
    }),
    values: t.field({
      type: [MetricValueType],
      description:
        'Net sales, orders, average order value, units, margin and its rate, return rate, conversion online, conversion in stores and the share of days on which their visitors were counted; one a metric, at most 20. Conversion has no value where there are no visits to divide by; online none by store, in stores none of a segment.',
      resolve: ({ values }) => [...values],
    }),
    drill: t.exposeString('drill', { description: 'Opens the lines of orders behind its sales, by `reportRows`.' }),
  }),
});

const ChannelReportType = builder.objectRef<ChannelReport>('ChannelReport').implement({
  description: 'How channels, stores or parts of a period did.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, of which currency, as of when.',
      resolve: ({ frame }) => frame,
    }),
    rows: t.field({
      type: [ChannelReportRowType],
      description: `By falling net sales, parts of the period in their order; at most ${MAX_CHANNEL_ROWS}.`,
      resolve: ({ rows }) => [...rows],
    }),
    rowCount: t.exposeInt('rowCount', { description: 'Rows there are, of which `first` are answered.' }),
    totals: t.field({
      type: ChannelReportRowType,
      description: 'The figures of the whole period.',
      resolve: ({ totals }) => totals,
    }),
  }),
});

builder.queryField('channelReport', (t) =>
  t.field({
    type: ChannelReportType,
    description:
      'Sales, margin, returns and conversion by channel, store or time, each with its interval and number of observations. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which facts of it.' }),
      by: t.arg({ type: ChannelReportByType, description: 'What the rows are; CHANNEL when absent.' }),
      first: t.arg.int({ description: `Rows to answer with, from 1 to ${MAX_CHANNEL_ROWS}; 100 when absent.` }),
    },
    resolve: async (_root, { input, by, first }, context) =>
      getChannelReport(context.deps, context.request, await toReportRequest(input, context), {
        by: by ?? 'CHANNEL',
        first: first ?? 100,
      }),
  }),
);
