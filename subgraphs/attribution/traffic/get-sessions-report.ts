import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type FigureKeys, figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportPlan, ReportRequest } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planPeopleReport } from '../reports/plan-report.ts';
import type { SessionDimension, SessionFilter } from './model/session-dimension.ts';
import {
  NO_SESSIONS,
  type PageStep,
  type SessionsReport,
  type SessionsTotals,
  toSessionsRow,
} from './model/sessions-report.ts';
import { readMomentCounts, readPagePaths, readRepeatVisits, type SessionScope } from './store/sessions.ts';

/** Which sessions, grouped by what, and how many rows of each list. */
export interface SessionsRequest extends ReportRequest {
  readonly by: readonly SessionDimension[];
  readonly filter: SessionFilter;
  /** Pages that are looked at one after another. */
  readonly funnel: readonly PageStep[];
  readonly first: number;
}

export const MAX_SESSION_DIMENSIONS = 5;
export const MAX_SESSION_ROWS = 1_000;
export const MAX_PAGE_STEPS = 12;
const MAX_FILTER_VALUES = 100;
/** Rows of the period compared with, among which those of the period are looked for. */
const MAX_COMPARED_ROWS = 10_000;

function check({ by, filter, first, funnel }: SessionsRequest): void {
  const issues = [
    ...boundIssues(
      'by',
      by.length,
      { min: 0, max: MAX_SESSION_DIMENSIONS },
      'length',
      `at most ${MAX_SESSION_DIMENSIONS}`,
    ),
    ...boundIssues('first', first, { min: 1, max: MAX_SESSION_ROWS }, 'size', `must be from 1 to ${MAX_SESSION_ROWS}`),
    ...boundIssues(
      'funnel',
      funnel.length,
      { min: 0, max: MAX_PAGE_STEPS },
      'length',
      `at most ${MAX_PAGE_STEPS} steps`,
    ),
    ...funnel.flatMap(({ pages }, index) =>
      boundIssues(
        `funnel.${index}.pages`,
        pages.length,
        { min: 1, max: MAX_FILTER_VALUES },
        'length',
        `from 1 to ${MAX_FILTER_VALUES} pages`,
      ),
    ),
    ...Object.entries(filter).flatMap(([name, values]) =>
      boundIssues(
        `filter.${name}`,
        Array.isArray(values) ? values.length : 0,
        { min: 0, max: MAX_FILTER_VALUES },
        'length',
        `at most ${MAX_FILTER_VALUES}`,
      ),
    ),
  ];
  if (new Set(by).size < by.length) {
    issues.push({ path: 'by', issueCode: 'NOT_ALLOWED', message: 'names a dimension twice' });
  }
  if (issues.length > 0) throw new ValidationError(issues);
}

/** @throws ValidationError */
function checkFromPages(fromPages: readonly string[]): void {
  const bounds = { min: 0, max: MAX_FILTER_VALUES };
  const issues = boundIssues('fromPages', fromPages.length, bounds, 'length', `at most ${MAX_FILTER_VALUES}`);
  if (issues.length > 0) throw new ValidationError(issues);
}

async function makeTotals(
  { warehouse, sessionRows }: AttributionDeps,
  now: SessionScope,
  before: SessionScope | undefined,
  request: SessionsRequest,
  rowsOf: FigureKeys,
): Promise<SessionsTotals> {
  const [[total], [totalBefore], moments] = await Promise.all([
    sessionRows({ asked: now, by: [], first: 1 }),
    before ? sessionRows({ asked: before, by: [], first: 1 }) : [],
    readMomentCounts(warehouse, now),
  ]);
  const totals = toSessionsRow([], total?.sums ?? NO_SESSIONS, before && (totalBefore?.sums ?? NO_SESSIONS), {
    currency: now.scope.currency,
    funnel: request.funnel,
  });
  const isFiltered = Object.values(request.filter).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined,
  );
  const figures = totals.figures.map((figure) => ({ ...figure, rows: rowsOf(figure.metric.key) }));
  return { totals: isFiltered ? totals : { ...totals, figures }, moments };
}

async function makeReport(
  deps: AttributionDeps,
  plan: ReportPlan,
  request: SessionsRequest,
  key: string,
): Promise<SessionsReport> {
  const { warehouse, sessionRows, clock, reportCache } = deps;
  const { by, filter, funnel, first } = request;
  const { scope, previous, zone } = plan;
  const now = { scope, zone, filter, funnel };
  const before = previous && { scope: previous, zone, filter, funnel };
  // Asked for together with the rows, they are of the same statement.
  const rowsOf = figureKeys(plan, clock.now());
  const readTotals = () => reportCache.get(`${key} totals`, () => makeTotals(deps, now, before, request, rowsOf));
  readTotals().catch(() => undefined);
  const [rows, rowsBefore] = await Promise.all([
    by.length > 0 ? sessionRows({ asked: now, by, first }) : [],
    before && by.length > 0 ? sessionRows({ asked: before, by, first: MAX_COMPARED_ROWS }) : [],
  ]);
  const nameOf = (keys: readonly string[]) => JSON.stringify(keys);
  const known = new Map(rowsBefore.map(({ keys, sums }) => [nameOf(keys), sums]));
  return {
    frame: frameOf(plan, clock.now()),
    rows: rows.map(({ keys, sums }) =>
      toSessionsRow(keys, sums, before && (known.get(nameOf(keys)) ?? NO_SESSIONS), {
        currency: scope.currency,
        funnel,
      }),
    ),
    readTotals,
    readPagePaths: async (fromPages) => {
      checkFromPages(fromPages);
      return reportCache.get(`${key} paths ${first} ${JSON.stringify(fromPages)}`, async () =>
        readPagePaths(warehouse, { ...now, isStored: await deps.keepSessions(scope.generation) }, { first, fromPages }),
      );
    },
    readRepeatVisits: () =>
      reportCache.get(`${key} repeat visits`, async () =>
        readRepeatVisits(warehouse, { ...now, isStored: await deps.keepSessions(scope.generation) }),
      ),
  };
}

/**
 * Sessions of a period, what became of them and where they went. Staff bound to stores read those that asked about one
 * of these.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getSessionsReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: SessionsRequest,
): Promise<SessionsReport> {
  assertCan(context.actor, 'reports:read');
  check(request);
  const plan = await planPeopleReport(deps, context.actor, request, 'TOUCHPOINTS');
  const { by, filter, funnel, first } = request;
  const key = `sessions ${plan.key} ${plan.zone} ${JSON.stringify([filter, funnel])}`;
  return deps.reportCache.get(`${key} ${JSON.stringify([by, first])}`, () => makeReport(deps, plan, request, key));
}
