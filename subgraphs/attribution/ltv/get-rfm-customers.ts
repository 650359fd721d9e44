import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportRequest } from '../reports/model/report.ts';
import { planPeopleReport } from '../reports/plan-report.ts';
import { customersOf } from './get-customers-report.ts';
import { type RfmCustomer, readRfmCustomers } from './store/rfm.ts';

/** Customers of one cell that are listed. */
const MOST_CUSTOMERS = 100;

export interface RfmCustomers {
  readonly currencyCode: string;
  readonly customers: readonly RfmCustomer[];
}

/** The customers behind a cell of the grid; who may see figures but no customers gets nobody. */
export async function getRfmCustomers(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: ReportRequest,
  cell: { readonly recency: number; readonly frequencyAndValue: number },
): Promise<RfmCustomers> {
  assertCan(actor, 'reports:read');
  assertCan(actor, 'customers:read');
  for (const path of ['recency', 'frequencyAndValue'] as const) {
    if (cell[path] >= 1 && cell[path] <= 5) continue;
    throw new ValidationError([{ path, issueCode: 'NOT_ALLOWED', message: 'is a score from 1 to 5' }]);
  }
  const plan = await planPeopleReport(deps, actor, request);
  const scores = { r: cell.recency, fm: cell.frequencyAndValue };
  const customers = await readRfmCustomers(deps.warehouse, customersOf(plan), scores, MOST_CUSTOMERS);
  return { currencyCode: plan.scope.currency, customers };
}
