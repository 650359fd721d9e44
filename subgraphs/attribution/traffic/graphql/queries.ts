import { builder } from '../../builder.ts';
import { ReportInput, toReportRequest } from '../../reports/graphql/inputs.ts';
import { getSessionsReport, MAX_PAGE_STEPS, MAX_SESSION_DIMENSIONS, MAX_SESSION_ROWS } from '../get-sessions-report.ts';
import { SessionDimensionType, SessionsReportType } from './types.ts';

const SessionFilterInput = builder.inputType('SessionFilter', {
  description: 'Which sessions are counted; "" is what has no value. Each list names at most 100.',
  fields: (t) => ({
    sources: t.stringList({ description: 'Of one of these sources.' }),
    mediums: t.stringList({ description: 'Of one of these mediums.' }),
    campaigns: t.stringList({ description: 'Of one of these campaigns.' }),
    contents: t.stringList({ description: 'Of one of these advertisements, as in `utm_content`.' }),
    referrers: t.stringList({ description: 'From one of these hosts.' }),
    devices: t.stringList({ description: 'On one of these devices.' }),
    landingPages: t.stringList({ description: 'That began on one of these pages.' }),
    pages: t.stringList({ description: 'That saw one of these pages.' }),
    isReturning: t.boolean({ description: 'Whose visitor had been there before, or not.' }),
    fromAt: t.field({ type: 'DateTime', description: 'That began at this moment or after it.' }),
    beforeAt: t.field({ type: 'DateTime', description: 'That began before this moment.' }),
  }),
});

const PageStepInput = builder.inputType('PageStepInput', {
  description: 'A step of a way through pages.',
  fields: (t) => ({
    pages: t.stringList({
      required: true,
      description: 'One of these pages was looked at, after the step before; 1 to 100.',
    }),
  }),
});

builder.queryField('sessionsReport', (t) =>
  t.field({
    type: SessionsReportType,
    description:
      'Visits online: sessions, bounces, conversion, steps to an order, landing pages, ways from page to page. UNAVAILABLE, to be tried again, while the analytics engine is down.',
    access: 'reports:read',
    args: {
      input: t.arg({ type: ReportInput, required: true, description: 'The period, and which channels of it.' }),
      by: t.arg({
        type: [SessionDimensionType],
        description: `What the rows are grouped by; at most ${MAX_SESSION_DIMENSIONS}, each once.`,
      }),
      filter: t.arg({ type: SessionFilterInput, description: 'Which sessions; all when absent.' }),
      funnel: t.arg({
        type: [PageStepInput],
        description: `Pages that are looked at in this order, others between them or not; at most ${MAX_PAGE_STEPS} steps, counted in \`pageSteps\`.`,
      }),
      first: t.arg.int({ description: `Rows of each list, from 1 to ${MAX_SESSION_ROWS}; 20 when absent.` }),
    },
    resolve: async (_root, { input, by, filter, funnel, first }, context) =>
      getSessionsReport(context.deps, context.request, {
        ...(await toReportRequest(input, context)),
        by: by ?? [],
        filter: filter ?? {},
        funnel: funnel ?? [],
        first: first ?? 20,
      }),
  }),
);
