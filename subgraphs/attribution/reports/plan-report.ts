import type { AttributionDeps } from '../deps.ts';
import { createBusinessDays } from '../periods/model/business-day.ts';
import { checkPeriod, comparedPeriod, type Period, parseZone } from '../periods/model/period.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { ReportPlan, ReportRequest, ReportScope } from './model/report.ts';
import { readCurrencies } from './store/currencies.ts';

/** Checks a request and settles its currency: the asked one, else the most frequent in the facts. */
export async function planReport(deps: AttributionDeps, request: ReportRequest): Promise<ReportPlan> {
  const period: Period = { from: request.from, to: request.before };
  checkPeriod(period);
  const zone = request.timeZone ?? deps.config.timeZone;
  const zoneName = parseZone(zone);
  const { generation, version } = await readDataVersion(deps.db);
  const dataVersion = `${generation}.${version}`;
  const foreignZone = zoneName === parseZone(deps.config.timeZone) ? undefined : zoneName;
  const base = { generation, period, zone: foreignZone };
  const known = await deps.reportCache.get(`${dataVersion} currencies ${JSON.stringify(base)}`, () =>
    readCurrencies(deps.warehouse, base),
  );
  const currency = request.currencyCode ?? known[0]?.currency ?? deps.config.currencyCode;
  const scope: ReportScope = {
    ...base,
    currency,
    channels: [...new Set(request.channels ?? [])].sort(),
    storeIds: [...new Set(request.sellingLocationIds ?? [])].sort(),
  };
  const compared = comparedPeriod(period, request.compare ?? 'NONE');
  const previous = compared && { ...scope, period: compared };
  const today = createBusinessDays(zone)(deps.clock.now().getTime());
  return {
    scope,
    previous,
    zone,
    today,
    currencies: known.filter((entry) => entry.inPeriod).map((entry) => entry.currency),
    dataVersion,
    key: `${dataVersion} ${today} ${JSON.stringify([scope, compared])}`,
  };
}
