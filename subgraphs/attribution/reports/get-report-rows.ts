import type { RequestContext } from '#kernel/request/context.ts';
import { type Page, type PageArgs, parsePage, toPage } from '#kernel/values/pagination.ts';
import { assertCan, storesAskedFor } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { parseDrillKey } from './model/drill-key.ts';
import type { ReportScope } from './model/report.ts';
import { ownSegment } from './plan-report.ts';
import { type FactRow, readReportRows } from './store/report-rows.ts';

/** A row in the currency of its report. */
export interface ReportFact extends FactRow {
  readonly currency: string;
}

/**
 * The lines of orders behind a row of a report, oldest first. Staff bound to stores read those of their own.
 * @throws ForbiddenError for another store; ValidationError for a key or cursor that is none.
 */
export async function getReportRows(
  deps: AttributionDeps,
  { actor }: RequestContext,
  key: string,
  args: PageArgs,
): Promise<Page<ReportFact>> {
  assertCan(actor, 'reports:read');
  const drill = parseDrillKey(deps.config.gatewayCredential, key);
  const page = parsePage(args, 3);
  const { generation } = await readDataVersion(deps.db);
  const { from, to, zone, currency, channels, cutAt } = drill;
  const scope: ReportScope = {
    generation,
    period: { from, to },
    zone,
    currency,
    channels,
    storeIds: storesAskedFor(actor, drill.storeIds),
    ...ownSegment(actor, drill.segment),
    ...(cutAt ? { cutAt } : {}),
  };
  const rows = await readReportRows(deps.warehouse, scope, drill, page);
  const facts = rows.map((row) => ({ ...row, currency }));
  return toPage(facts, page, ({ at, event, line_id: line }) => [at, event, line]);
}
