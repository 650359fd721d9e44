import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { FigureKey } from '../metrics/model/figure-key.ts';
import { type MetricValue, NOT_BY_CUSTOMER } from '../metrics/model/metric-value.ts';
import { figureKeys } from '../reports/model/figure-keys.ts';
import type { ReportPlan, ReportRequest, ReportScope } from '../reports/model/report.ts';
import { frameOf, type ReportFrame } from '../reports/model/report-frame.ts';
import { planPeopleReport, withSegment } from '../reports/plan-report.ts';
import type { FigureReader } from '../reports/read-figure.ts';
import type { ServiceFacts } from './model/service-facts.ts';
import {
  conversationValues,
  exposureValues,
  SERVICE_KEYS,
  type ServiceKey,
  serviceValue,
} from './model/service-figures.ts';
import { readServiceFacts } from './store/service-facts.ts';

/** Milliseconds in which a promise that falls due changes no answer. */
const DUE_WITHIN_MS = 300_000;

export interface ServiceQuality {
  readonly frame: ReportFrame;
  readonly cards: readonly MetricValue[];
  readonly conversations: ReadonlyArray<{
    readonly channel: string;
    readonly opened: number;
    readonly figures: readonly MetricValue[];
  }>;
  readonly promiseShown: readonly MetricValue[];
  readonly noPromiseShown: readonly MetricValue[];
}

/** The moment as of which promises are due. */
const dueAt = ({ clock }: AttributionDeps): Date =>
  new Date(Math.floor(clock.now().getTime() / DUE_WITHIN_MS) * DUE_WITHIN_MS);

/** The facts of both sides of a plan, answered from memory while they are the same and no promise has fallen due. */
function sidesOf(deps: AttributionDeps, plan: ReportPlan): Promise<readonly [ServiceFacts, ServiceFacts | undefined]> {
  const now = dueAt(deps);
  const read = (scope: ReportScope) => readServiceFacts(deps.warehouse, scope, deps.config.timeZone, now);
  return deps.reportCache.get(`service ${now.getTime()} ${plan.key}`, () =>
    withSegment(deps, plan, ({ scope, previous }) => Promise.all([read(scope), previous && read(previous)])),
  );
}

/**
 * How well customers were served in a period, all of them or those of a segment.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function getServiceQuality(
  deps: AttributionDeps,
  { actor }: RequestContext,
  request: ReportRequest,
): Promise<ServiceQuality> {
  assertCan(actor, 'reports:read');
  const plan = await planPeopleReport(deps, actor, request, 'TOUCHPOINTS');
  const rowsOf = figureKeys(plan, dueAt(deps));
  const withRows = (values: readonly MetricValue[], of?: FigureKey['of']): MetricValue[] =>
    values.map((value) =>
      value.caveat === NOT_BY_CUSTOMER ? value : { ...value, rows: rowsOf(value.metric.key, of) },
    );
  const [now, before] = await sidesOf(deps, plan);
  const { currency } = plan.scope;
  const channels = [...now.conversationsByChannel].sort(([, a], [, b]) => b.opened - a.opened);
  return {
    frame: frameOf(plan, deps.clock.now()),
    cards: withRows(SERVICE_KEYS.map((key) => serviceValue(key, now, before, currency))),
    conversations: channels.map(([channel, facts]) => ({
      channel,
      opened: facts.opened,
      figures: withRows(conversationValues(facts, before?.conversationsByChannel.get(channel)), { channel }),
    })),
    promiseShown: withRows(exposureValues(now.promiseShown, currency), { group: 'SHOWN' }),
    noPromiseShown: withRows(exposureValues(now.noPromiseShown, currency), { group: 'NOT_SHOWN' }),
  };
}

/** The figures of service, one at a time. */
export const serviceFigureReader: FigureReader = {
  keys: SERVICE_KEYS,
  async read(deps, plan, key) {
    const [now, before] = await sidesOf(deps, plan);
    return serviceValue(key as ServiceKey, now, before, plan.scope.currency);
  },
};
