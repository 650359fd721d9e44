import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { storeCatchments } from '../../shared/contexts/store-catchments.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { frameOf } from '../reports/model/report-frame.ts';
import { planReport } from '../reports/plan-report.ts';
import type { Catchment } from './model/catchment-sales.ts';
import { DEFAULT_WINDOW_SECONDS, MAX_WINDOW_SECONDS } from './model/policy.ts';
import {
  figuresOf,
  type StoreFacts,
  type StoreRow,
  type StoresReport,
  storesOf,
  totalOf,
} from './model/stores-report.ts';
import { readSentOrders } from './store/catchment-sales.ts';
import { readTransfers } from './store/credits.ts';
import { readInfluence, readSalesByStore } from './store/store-sales.ts';

async function readSide(
  deps: AttributionDeps,
  scope: ReportScope,
  { zone }: ReportPlan,
  windowSeconds: number,
  catchments: readonly Catchment[],
): Promise<StoreFacts> {
  const [net, influence, sent, transfers] = await Promise.all([
    readSalesByStore(deps.warehouse, scope),
    readInfluence(deps.warehouse, scope, windowSeconds),
    readSentOrders(deps.warehouse, scope, catchments),
    readTransfers(deps.db, { ...scope, zone, shopCurrency: deps.config.currencyCode }),
  ]);
  return { net, influence, sent, transfers, withCatchment: catchments.map(({ storeId }) => storeId) };
}

/** Catchments of the stores of a scope that have one; none while the stores cannot be read. */
async function readCatchments(
  { ports, logger }: AttributionDeps,
  request: RequestContext,
  { storeIds }: ReportScope,
): Promise<Catchment[]> {
  const stores = await ports.call(storeCatchments, {}, request).catch((error: unknown) => {
    logger.warn('the catchments of stores could not be read', { error });
    return [];
  });
  return stores
    .filter(({ id, catchment }) => catchment.length > 0 && (storeIds.length === 0 || storeIds.includes(id)))
    .map(({ id, countryCode, catchment }) => ({ storeId: id, countryCode: countryCode ?? '', codes: catchment }));
}

/** Of staff bound to stores, and of a question about some, other stores and remote sales are no affair. */
function narrowed(facts: StoreFacts, { storeIds }: ReportScope): StoreFacts {
  if (storeIds.length === 0) return facts;
  const isOwn = (id: string) => storeIds.includes(id);
  return { ...facts, transfers: facts.transfers.filter(({ from, to }) => isOwn(from) || isOwn(to)) };
}

/**
 * What stores sell, lead to and fulfill, now and in the period compared with.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getStoresReport(
  deps: AttributionDeps,
  context: RequestContext,
  request: ReportRequest & { readonly windowSeconds?: number | null | undefined },
): Promise<StoresReport> {
  const { actor } = context;
  assertCan(actor, 'reports:read');
  const windowSeconds = request.windowSeconds ?? DEFAULT_WINDOW_SECONDS;
  const message = `from 0 to ${MAX_WINDOW_SECONDS} seconds`;
  const issues = boundIssues('windowSeconds', windowSeconds, { min: 0, max: MAX_WINDOW_SECONDS }, 'size', message);
  if (issues.length > 0) throw new ValidationError(issues);
  const plan = await planReport(deps, actor, request);
  const catchments = await readCatchments(deps, context, plan.scope);
  const [now, before] = await Promise.all(
    [plan.scope, plan.previous].map(async (scope) =>
      scope === undefined ? undefined : narrowed(await readSide(deps, scope, plan, windowSeconds, catchments), scope),
    ),
  );
  if (!now) throw new Error('a report has a period');
  const { currency, storeIds } = plan.scope;
  const rowOf = (locationId: string | null, of: (facts: StoreFacts) => StoreRow['now']): StoreRow => ({
    locationId,
    currency,
    now: of(now),
    previous: before ? of(before) : null,
  });
  const stores = storesOf(before ? [now, before] : [now], (id) => storeIds.length === 0 || storeIds.includes(id));
  return {
    frame: frameOf(plan, deps.clock.now()),
    windowSeconds,
    total: rowOf(null, totalOf),
    stores: stores.map((id) => rowOf(id === '' ? null : id, (facts) => figuresOf(facts, id))),
  };
}
