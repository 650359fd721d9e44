import type { RequestContext } from '#kernel/request/context.ts';
import { parseId } from '#kernel/values/ids.ts';
import { type Page, type PageArgs, parseInstantPage, toPage } from '#kernel/values/pagination.ts';
import type { AttributionDeps } from '../deps.ts';
import { type CommissionRequest, planCommissionReport } from './plan-commission-report.ts';
import { type ListedEntry, readEntries } from './store/payouts.ts';

/** The entries behind the sums of a report, those booked last first. @throws ForbiddenError | ValidationError */
export async function listCommissionEntries(
  deps: AttributionDeps,
  request: RequestContext,
  input: CommissionRequest & { readonly orderId?: string | null | undefined },
  args: PageArgs,
): Promise<Page<ListedEntry>> {
  const page = parseInstantPage(args);
  const { scope } = planCommissionReport(deps, request, input);
  const orderId = input.orderId ? parseId('ord', input.orderId, 'orderId') : null;
  const entries = await readEntries(deps.db, scope, orderId, page);
  return toPage(entries, page, ({ bookedAt, id }) => [bookedAt.toISOString(), id]);
}
