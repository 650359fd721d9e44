import { builder, MoneyType } from '../../builder.ts';
import { MetricValueType } from '../../metrics/graphql/types.ts';
import { ReportFrameType } from '../../reports/graphql/types.ts';
import { MAX_PAGE_STEPS, MAX_SESSION_DIMENSIONS, MAX_SESSION_ROWS } from '../get-sessions-report.ts';
import { SESSION_DIMENSIONS, type SessionDimension } from '../model/session-dimension.ts';
import type {
  PagePath,
  PageStepCount,
  RepeatVisits,
  SessionStep,
  SessionsReport,
  SessionsRow,
  StepCount,
} from '../model/sessions-report.ts';

export const SessionDimensionType = builder.enumType('SessionDimension', {
  description: 'What sessions are grouped by. More values may be added: keep a default branch.',
  values: Object.fromEntries(
    Object.entries(SESSION_DIMENSIONS).map(([dimension, description]) => [dimension, { description }]),
  ) as Record<SessionDimension, { description: string }>,
});

const SessionStepType = builder.enumType('SessionStep', {
  description: 'A step of a session to an order.',
  values: {
    VIEW: { description: 'A product was looked at.' },
    CART: { description: 'Something was put into a cart.' },
    CHECKOUT: { description: 'A checkout was begun.' },
    PAID: { description: 'An order was placed.' },
  } satisfies Record<SessionStep, object>,
});

const SessionStepCountType = builder.objectRef<StepCount>('SessionStepCount').implement({
  description: 'How many sessions came to a step, by whatever way.',
  fields: (t) => ({
    step: t.field({ type: SessionStepType, description: 'The step.', resolve: ({ step }) => step }),
    sessionCount: t.exposeInt('sessions', { description: 'Sessions that came to it.' }),
    previousCount: t.exposeInt('previous', {
      nullable: true,
      description: 'The same of the period compared with; null where there is none.',
    }),
  }),
});

const PageStepCountType = builder.objectRef<PageStepCount>('PageStepCount').implement({
  description: 'How many sessions came to a step of a way through pages, by all steps before it, in their order.',
  fields: (t) => ({
    pages: t.stringList({ description: 'The pages of the step; at most 100.', resolve: ({ pages }) => [...pages] }),
    sessionCount: t.exposeInt('sessions', { description: 'Sessions that came to it.' }),
    previousCount: t.exposeInt('previous', {
      nullable: true,
      description: 'The same of the period compared with; null where there is none.',
    }),
  }),
});

const SessionsRowType = builder.objectRef<SessionsRow>('SessionsRow').implement({
  description: 'Some sessions.',
  fields: (t) => ({
    keys: t.exposeStringList('keys', {
      description: `The value of each dimension asked for, in its order; at most ${MAX_SESSION_DIMENSIONS}.`,
    }),
    figures: t.field({
      type: [MetricValueType],
      description:
        'Sessions, bounces, conversion, pages, abandons after out of stock, bots, consent; one a metric, at most 20.',
      resolve: ({ figures }) => [...figures],
    }),
    steps: t.field({
      type: [SessionStepCountType],
      description: 'From a view to an order; at most 4.',
      resolve: ({ steps }) => [...steps],
    }),
    pageSteps: t.field({
      type: [PageStepCountType],
      description: `The steps of \`funnel\`, in its order; at most ${MAX_PAGE_STEPS}.`,
      resolve: ({ pageSteps }) => [...pageSteps],
    }),
    orderCount: t.exposeInt('orders', { description: 'Orders placed in these sessions.' }),
    unitCount: t.exposeInt('units', { description: 'Units of these orders, in the currency of the report.' }),
    sales: t.field({
      type: MoneyType,
      description:
        'What these orders came to when they were placed, less discounts, before tax; cancellations and returns are not taken off.',
      resolve: ({ sales }) => sales,
    }),
    dayCount: t.exposeInt('days', {
      description: 'Business days on which any of them began; sessions a day are the sessions by it.',
    }),
    firstAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When the first of them began; null where there is none.',
      resolve: ({ firstAt }) => firstAt,
    }),
  }),
});

const PagePathType = builder.objectRef<PagePath>('PagePath').implement({
  description: 'From one page to the next.',
  fields: (t) => ({
    fromPage: t.exposeString('from', { description: 'The page before.' }),
    toPage: t.exposeString('to', { description: 'The next one.' }),
    stepCount: t.exposeInt('steps', { description: 'How often.' }),
    sessionCount: t.exposeInt('sessions', { description: 'In how many sessions.' }),
  }),
});

const RepeatCountType = builder.objectRef<RepeatVisits['counts'][number]>('RepeatVisitCount').implement({
  description: 'How many visitors came again so many times.',
  fields: (t) => ({
    repeatSessionCount: t.exposeInt('repeats', { description: 'Sessions after the first.' }),
    visitorCount: t.exposeInt('visitors', { description: 'Visitors who had as many.' }),
  }),
});

const RepeatVisitsType = builder.objectRef<RepeatVisits>('RepeatVisits').implement({
  description: 'How visitors whose first session is among those of the report came again in it.',
  fields: (t) => ({
    counts: t.field({
      type: [RepeatCountType],
      description: 'By the number of sessions after the first, from 0; at most 100, those of 99 and more together.',
      resolve: ({ counts }) => [...counts],
    }),
    meanDays: t.field({
      type: 'Decimal',
      nullable: true,
      description: 'Business days from the first session to the second, on average; null where nobody came again.',
      resolve: ({ days }) => (days === null ? null : days.mean.toFixed(4)),
    }),
    leastDays: t.int({
      nullable: true,
      description: 'The fewest of them; null where nobody came again.',
      resolve: ({ days }) => (days === null ? null : days.least),
    }),
    mostDays: t.int({
      nullable: true,
      description: 'The most of them; null where nobody came again.',
      resolve: ({ days }) => (days === null ? null : days.most),
    }),
  }),
});

export const SessionsReportType = builder.objectRef<SessionsReport>('SessionsReport').implement({
  description: 'Sessions of a period, what became of them and where they went.',
  fields: (t) => ({
    frame: t.field({
      type: ReportFrameType,
      description: 'Which days, as of when, and the currency of amounts.',
      resolve: ({ frame }) => frame,
    }),
    totals: t.field({
      type: SessionsRowType,
      description: 'All sessions.',
      resolve: async ({ readTotals }) => (await readTotals()).totals,
    }),
    rows: t.field({
      type: [SessionsRowType],
      description: `By the dimensions asked for, the most frequent first; at most ${MAX_SESSION_ROWS}, and none without a dimension.`,
      resolve: (report) => [...report.rows],
    }),
    pagePaths: t.field({
      type: [PagePathType],
      description: `From page to page, the most frequent first; at most ${MAX_SESSION_ROWS}.`,
      args: {
        fromPages: t.arg.stringList({ description: 'From one of these pages, at most 100; from any when absent.' }),
      },
      resolve: async (report, { fromPages }) => [...(await report.readPagePaths(fromPages ?? []))],
    }),
    repeatVisits: t.field({
      type: RepeatVisitsType,
      description: 'How often those who came for the first time came again.',
      resolve: (report) => report.readRepeatVisits(),
    }),
    unlinkedMomentCount: t.int({
      description: 'Moments that name neither a session nor anybody; they are in no session.',
      resolve: async ({ readTotals }) => (await readTotals()).moments.nobodys,
    }),
    aheadMomentCount: t.int({
      description: 'Moments of clocks more than five minutes ahead, booked at receipt.',
      resolve: async ({ readTotals }) => (await readTotals()).moments.ahead,
    }),
    lateMomentCount: t.int({
      description: 'Moments that arrived more than 72 hours after they happened.',
      resolve: async ({ readTotals }) => (await readTotals()).moments.late,
    }),
  }),
});
