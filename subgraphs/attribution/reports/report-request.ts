import type { AttributionDeps } from '../deps.ts';
import { type DataVersion, readDataVersion } from '../facts/store/progress.ts';
import { type BusinessDay, createBusinessDays } from '../periods/model/business-day.ts';
import { type Comparison, checkPeriod, comparedPeriod, type Period, parseZone } from '../periods/model/period.ts';
import { readCurrencies } from './store/overview.ts';
import type { ReportScope } from './store/report-scope.ts';

/** What a report is asked for, as the API takes it. */
export interface ReportRequest {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly zone?: string | null | undefined;
  readonly compare?: Comparison | null | undefined;
  readonly channels?: readonly string[] | null | undefined;
  readonly storeIds?: readonly string[] | null | undefined;
  readonly currencyCode?: string | null | undefined;
}

/** A request made definite: which facts, which currency, as of which state of the data. */
export interface ReportPlan {
  readonly scope: ReportScope;
  readonly previous: ReportScope | undefined;
  readonly zone: string;
  readonly today: BusinessDay;
  readonly currencies: readonly string[];
  readonly dataVersion: DataVersion;
  /** Two plans of the same key read the same figures. */
  readonly key: string;
}

/** Checks a request and settles its currency: the asked one, else the most frequent in the facts. */
export async function planReport(deps: AttributionDeps, request: ReportRequest): Promise<ReportPlan> {
  const period: Period = { from: request.from, to: request.to };
  checkPeriod(period);
  const zone = request.zone ?? deps.config.timeZone;
  const zoneName = parseZone(zone);
  const dataVersion = await readDataVersion(deps.db);
  const stamp = `${dataVersion.generation}.${dataVersion.version}`;
  const foreignZone = zoneName === parseZone(deps.config.timeZone) ? undefined : zoneName;
  const base = { generation: dataVersion.generation, period, zone: foreignZone };
  const known = await deps.reports.get(`${stamp} currencies ${JSON.stringify(base)}`, () =>
    readCurrencies(deps.warehouse, base),
  );
  const currency = request.currencyCode ?? known[0]?.currency ?? deps.config.currencyCode;
  const scope: ReportScope = {
    ...base,
    currency,
    channels: [...new Set(request.channels ?? [])].sort(),
    storeIds: [...new Set(request.storeIds ?? [])].sort(),
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
    key: `${stamp} ${today} ${JSON.stringify([scope, compared])}`,
  };
}
