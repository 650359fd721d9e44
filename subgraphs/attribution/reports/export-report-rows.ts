import type { RequestContext } from '#kernel/request/context.ts';
import type { RawFile, RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { channelCodes } from '../../shared/contexts/find-channel.ts';
import { assertCan, can, storesAskedFor } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { recordExport } from '../jobs/record-export.ts';
import { segmentOf } from '../segments/model/segment.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { answerFile } from './answer-file.ts';
import { type Drill, parseDrillKey } from './model/drill-key.ts';
import type { ReportScope } from './model/report.ts';
import { rowFile } from './model/row-file.ts';
import { parseRowFileRequest, type RowFileRequest } from './model/row-file-request.ts';
import { ownSegment, planPeopleReport } from './plan-report.ts';
import { countReportRows, type FactRow, readReportRows } from './store/report-rows.ts';

/** Rows read at once: about a megabyte of the file, which is all of it that is ever in memory. */
const BATCH = 5_000;

/** Whose rows are asked for. */
async function scopeOf(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: RowFileRequest,
): Promise<{ readonly scope: ReportScope; readonly drill: Drill }> {
  if ('drill' in request) {
    const drill = parseDrillKey(deps.config.gatewayCredential, request.drill);
    const { generation } = await readDataVersion(deps.db);
    const { from, to, zone, currency, channels, cutAt } = drill;
    const storeIds = storesAskedFor(actor, drill.storeIds);
    const period = { from, to };
    const segment = ownSegment(actor, drill.segment);
    return {
      drill,
      scope: { generation, period, zone, currency, channels, storeIds, ...segment, ...(cutAt ? { cutAt } : {}) },
    };
  }
  const { channelIds, ...input } = request.input;
  const channels = await channelCodes(deps.contexts, channelIds, actor);
  const { scope } = await planPeopleReport(deps, actor, { ...input, channels, segment: segmentOf(input) });
  const { period, zone, currency, storeIds } = scope;
  const drill: Drill = {
    ...period,
    ...(zone === undefined ? {} : { zone }),
    currency,
    channels: [...scope.channels],
    storeIds: [...storeIds],
    ...request.filter,
    counts: 'EVENT',
    ofCustomers: false,
    keys: [],
  };
  return { scope, drill };
}

/** All rows in the order of their events, a batch at a time by key: no statement waits for the reader. */
async function* batches(
  { warehouse }: Pick<AttributionDeps, 'warehouse'>,
  scope: ReportScope,
  drill: Drill,
  signal: AbortSignal,
): AsyncGenerator<readonly FactRow[]> {
  for (let after: readonly string[] | undefined; ; ) {
    const rows = await readReportRows(warehouse, scope, drill, { limit: BATCH, after }, signal);
    const batch = rows.slice(0, BATCH);
    yield batch;
    const last = batch.at(-1);
    if (rows.length <= BATCH || !last) return;
    after = [last.at, last.event, last.line_id];
  }
}

async function fileOf(deps: AttributionDeps, context: RequestContext, request: RowFileRequest): Promise<RawFile> {
  const { scope, drill } = await scopeOf(deps, context, request);
  const { from, to } = scope.period;
  const zone = scope.zone ?? deps.config.timeZone;
  const hasMargins = can(context.actor, 'catalog:cost');
  const text = rowFile({ form: request.form, zone, currency: scope.currency, hasMargins });
  async function* pieces(signal: AbortSignal) {
    yield { text: text.head, rows: 0 };
    for await (const rows of batches(deps, scope, drill, signal)) yield { text: text.lines(rows), rows: rows.length };
  }
  const file = { name: `sales-${from}-${to}.csv`, rowCount: await countReportRows(deps.warehouse, scope, drill) };
  return {
    ...file,
    type: 'text/csv; charset=utf-8',
    write: (signal) => recordExport(deps, file, pieces(signal), signal),
  };
}

/**
 * POST /exports/report-rows: every line of orders behind a report or one row of it, as a CSV file that is written while it
 * is read: of the body's `input` and `filter`, or of its `drill`, in its `form` (FR, EN, ISO). It is for those who may read
 * `reportRows`; staff bound to stores get the rows of those.
 */
export async function exportReportRows(deps: AttributionDeps, { body, context }: RawRequest): Promise<RawResponse> {
  return answerFile(async () => {
    assertCan(context.actor, 'reports:read');
    return fileOf(deps, context, parseRowFileRequest(body));
  });
}
