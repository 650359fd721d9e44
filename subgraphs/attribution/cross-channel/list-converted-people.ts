import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import { planPeopleReport } from '../reports/plan-report.ts';
import type { Cell, ConvertedPerson } from './model/matrix.ts';
import { checkWithinDays, finishedPart } from './model/windows.ts';
import { readConvertedPeople } from './store/converted-people.ts';

/**
 * The people behind a cell of the matrix, as many as its figure counts, in the order of their ids.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function listConvertedPeople(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest,
  cell: Cell,
  args: Pick<PageArgs, 'first' | 'after'>,
): Promise<Page<ConvertedPerson>> {
  assertCan(context.actor, 'reports:read');
  assertCan(context.actor, 'customers:read');
  checkWithinDays(cell.withinDays);
  const page = parsePage(args, 1);
  const plan = await planPeopleReport(deps, context.actor, request);
  const touched = finishedPart(plan.scope.period, cell.withinDays, plan.today);
  const [after = ''] = page.after ?? [];
  const facts = { scope: plan.scope, zone: plan.zone };
  const people =
    touched.from < touched.to
      ? await readConvertedPeople(deps.warehouse, facts, touched, cell, { after, limit: page.limit + 1 })
      : [];
  return toPage(people, page, ({ customerId }) => [customerId]);
}
