import type { Actor } from '#kernel/request/actor.ts';
import { assertCan, storesAskedFor } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { type FigureKey, parseFigureKey } from '../metrics/model/figure-key.ts';
import { addDays } from '../periods/model/business-day.ts';
import { scopeOfKey } from '../reports/model/figure-keys.ts';
import type { ReportScope } from '../reports/model/report.ts';
import { ownSegment } from '../reports/plan-report.ts';
import { countSpend } from '../spend/model/count-spend.ts';
import { assertUnbound } from '../spend/set-spend.ts';
import { sumSpend } from '../spend/store/spend.ts';
import { DEFAULT_OPTIONS } from '../stock-health/model/stock-scope.ts';
import { TRAFFIC_KEYS } from '../traffic/model/sessions-report.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { RowsFrame } from './model/figure-row.ts';
import { rowsOfKey } from './model/rows-of-figures.ts';
import { crossChannelRows } from './store/cross-channel-rows.ts';
import { lifetimeRows } from './store/lifetime-rows.ts';
import type { MadeRows, RowsStatement } from './store/rows-sql.ts';
import { serviceRows } from './store/service-rows.ts';
import { sessionRows } from './store/session-rows.ts';
import { isOfSpend, spendRows } from './store/spend-rows.ts';
import { stockRows } from './store/stock-rows.ts';

/** The rows of a figure, ready to be read by whom they are opened for. */
export interface OpenedRows {
  readonly key: FigureKey;
  readonly frame: RowsFrame;
  readonly generation: number;
  readonly statement: RowsStatement | MadeRows;
}

/** Sessions are stored up to the present before they are read. */
async function sessionsAsked(deps: AttributionDeps, key: FigureKey, scope: ReportScope) {
  if (!TRAFFIC_KEYS.some((one) => one === key.rows)) return undefined;
  const asked = { scope, zone: key.zoneName, filter: {}, funnel: [] };
  return sessionRows(key, { ...asked, isStored: await deps.keepSessions(scope.generation) });
}

/** Spend is read where it is kept. */
async function spendAsked(deps: AttributionDeps, actor: Actor, key: FigureKey, scope: ReportScope) {
  if (!isOfSpend(key)) return undefined;
  assertUnbound(actor);
  const parts = await sumSpend(deps.db, scope, deps.config.currencyCode);
  return spendRows(key, scope, countSpend(parts, scope.currency).sums);
}

/**
 * Finds the rows of a key that a figure came with. Staff bound to stores get those of their own.
 * @throws ForbiddenError for another store, and for costs; ValidationError for a key that is none.
 */
export async function openRows(deps: AttributionDeps, actor: Actor, text: string): Promise<OpenedRows> {
  assertCan(actor, 'reports:read');
  const key = parseFigureKey(deps.config.gatewayCredential, text);
  const rows = rowsOfKey(key);
  if (rows.tellsCosts) assertCan(actor, 'catalog:cost');
  const own = { storeIds: storesAskedFor(actor, key.storeIds), ...ownSegment(actor, key.segment) };
  const { generation } = await readDataVersion(deps.db);
  const scope = scopeOfKey(key, generation, own);
  const tomorrow = addDays(key.today, 1);
  const statement =
    crossChannelRows(key, { scope, zone: key.zoneName }) ??
    serviceRows(key, scope, deps.config.timeZone) ??
    stockRows(key, {
      ...scope,
      until: key.to < tomorrow ? key.to : tomorrow,
      shopZone: deps.config.timeZone,
      coverDays: Number(key.of['coverDays'] ?? DEFAULT_OPTIONS.coverDays),
    }) ??
    lifetimeRows(key, scope) ??
    (await spendAsked(deps, actor, key, scope)) ??
    (await sessionsAsked(deps, key, scope));
  if (!statement) throw new TypeError(`no statement of the rows of ${key.rows}`);
  return { key, frame: { ...rows, currency: key.currency }, generation, statement };
}
