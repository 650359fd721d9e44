import type { Actor } from '#kernel/request/actor.ts';
import { storesAskedFor } from '../../shared/permissions.ts';
import { isWhole } from '../arrivals/model/arriving-history.ts';
import { readArrivingHistory } from '../arrivals/store/arriving-history.ts';
import type { AttributionDeps } from '../deps.ts';
import { type BusinessDay, createBusinessDays, timeOfDay } from '../periods/model/business-day.ts';
import { checkPeriod, comparablePart, comparedPeriod, type Period, parseZone } from '../periods/model/period.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { ReportPlan, ReportRequest, ReportScope } from './model/report.ts';
import { readCurrencies } from './store/currencies.ts';
import { countTouchpoints } from './store/touchpoints.ts';

/**
 * Checks a request and settles its currency: the asked one, else the most frequent in the facts. Staff bound to stores
 * read the figures of these alone. What reads touchpoints says so: they arrive without a change of the facts' version.
 * @throws ForbiddenError for another store.
 */
export async function planReport(
  deps: AttributionDeps,
  actor: Actor,
  request: ReportRequest,
  reads: 'FACTS' | 'TOUCHPOINTS' = 'FACTS',
): Promise<ReportPlan> {
  const period: Period = { from: request.from, to: request.before };
  checkPeriod(period);
  const zone = request.timeZone ?? deps.config.timeZone;
  const zoneName = parseZone(zone);
  const [{ generation, version }, arriving] = await Promise.all([
    readDataVersion(deps.db),
    readArrivingHistory(deps.db),
  ]);
  const dataVersion = `${generation}.${version}`;
  const foreignZone = zoneName === parseZone(deps.config.timeZone) ? undefined : zoneName;
  const base = { generation, period, zone: foreignZone };
  const known = await deps.reportCache.get(`${dataVersion} currencies ${JSON.stringify(base)}`, () =>
    readCurrencies(deps.warehouse, base),
  );
  const stateRead =
    reads === 'TOUCHPOINTS' ? `${dataVersion}.${await countTouchpoints(deps.warehouse, generation)}` : dataVersion;
  const currency = request.currencyCode ?? known[0]?.currency ?? deps.config.currencyCode;
  const scope: ReportScope = {
    ...base,
    currency,
    channels: [...new Set(request.channels ?? [])].sort(),
    storeIds: [...new Set(storesAskedFor(actor, request.sellingLocationIds ?? []))].sort(),
  };
  const now = deps.clock.now().getTime();
  const today = createBusinessDays(zone)(now);
  const compared = comparedPeriod(period, request.compare ?? 'NONE');
  // Half a history is nothing to compare with.
  const previous =
    compared && isWhole(arriving, compared)
      ? comparableScope(scope, compared, today, { zone: zoneName, time: timeOfDay(now, zone) })
      : undefined;
  return {
    scope,
    previous,
    zone,
    today,
    currencies: known.filter((entry) => entry.inPeriod).map((entry) => entry.currency),
    historyFrom: known.find((entry) => entry.currency === currency)?.firstDay ?? null,
    dataVersion: stateRead,
    wholeFrom: arriving?.wholeFrom,
    key: `${stateRead} ${today} ${JSON.stringify([scope, previous, arriving?.wholeFrom])}`,
  };
}

/** The scope compared with: no further along than the period itself is today. */
function comparableScope(
  scope: ReportScope,
  compared: Period,
  today: BusinessDay,
  now: NonNullable<ReportScope['cutAt']>,
): ReportScope {
  const { isCut, ...part } = comparablePart(scope.period, compared, today);
  return { ...scope, period: part, ...(isCut ? { cutAt: now } : {}) };
}
