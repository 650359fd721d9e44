import type { Actor } from '#kernel/request/actor.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { storesAskedFor } from '../../shared/permissions.ts';
import { isWhole } from '../arrivals/model/arriving-history.ts';
import { readArrivingHistory } from '../arrivals/store/arriving-history.ts';
import type { AttributionDeps } from '../deps.ts';
import { type BusinessDay, createBusinessDays, timeOfDay } from '../periods/model/business-day.ts';
import { checkPeriod, comparablePart, comparedPeriod, type Period, parseZone } from '../periods/model/period.ts';
import { acquiredFrom, cellsOf, type Segment } from '../segments/model/segment.ts';
import { withSegmentMadeOnce } from '../segments/store/segment-sql.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import type { ReportPlan, ReportRequest, ReportScope } from './model/report.ts';
import { readCurrencies } from './store/currencies.ts';
import { countTouchpoints } from './store/touchpoints.ts';

/** @throws ValidationError where figures are of more than customers. */
export function refuseSegment({ segment }: ReportRequest): void {
  if (!segment || segment.groups.length + segment.cells.length === 0) return;
  const message = 'cannot narrow these figures, which are of more than customers';
  throw new ValidationError([{ path: 'input.segments', issueCode: 'NOT_ALLOWED', message }]);
}

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
  refuseSegment(request);
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
    ...(request.staffMemberId ? { staffId: request.staffMemberId } : {}),
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

/**
 * The same for figures of customers, which can be narrowed to some of them: those whom the grid of the period has in the
 * cells asked for, in the period compared with too. Staff bound to stores see who bought there.
 * @throws ForbiddenError for another store; ValidationError for a cell that the grid does not have.
 */
export async function planPeopleReport(
  deps: AttributionDeps,
  actor: Actor,
  { segment: asked, ...request }: ReportRequest,
  reads: 'FACTS' | 'TOUCHPOINTS' = 'FACTS',
): Promise<ReportPlan> {
  const cells = asked ? cellsOf(asked) : [];
  const plan = await planReport(deps, actor, request, reads);
  if (cells.length === 0) return plan;
  const { period, currency, zone } = plan.scope;
  const segment: Segment = {
    cells,
    currency,
    acquiredFrom: acquiredFrom(period.from, period.to),
    before: period.to,
    storeIds: storesAskedFor(actor, []),
    ...(zone === undefined ? {} : { zone }),
  };
  return {
    ...plan,
    scope: { ...plan.scope, segment },
    previous: plan.previous && { ...plan.previous, segment },
    key: `${plan.key} ${JSON.stringify(segment)}`,
  };
}

/** Finds the customers that a plan is narrowed to once for all that the report reads. */
export const withSegment = <T>(
  { warehouse }: Pick<AttributionDeps, 'warehouse'>,
  plan: ReportPlan,
  work: (plan: ReportPlan) => Promise<T>,
): Promise<T> =>
  withSegmentMadeOnce(warehouse, { ...plan, generation: plan.scope.generation }, plan.scope.segment, (segment) => {
    if (segment === undefined) return work(plan);
    return work({
      ...plan,
      scope: { ...plan.scope, segment },
      previous: plan.previous && { ...plan.previous, segment },
    });
  });

/** The customers that a key is of, as far as a reader may see what they bought. @throws ForbiddenError for another store. */
export const ownSegment = (actor: Actor, segment: Segment | undefined): Pick<ReportScope, 'segment'> =>
  segment ? { segment: { ...segment, storeIds: storesAskedFor(actor, segment.storeIds) } } : {};
