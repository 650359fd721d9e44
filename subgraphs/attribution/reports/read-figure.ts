import type { Actor } from '#kernel/request/actor.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import type { MetricValue } from '../metrics/model/metric-value.ts';
import { METRICS, type MetricKey } from '../metrics/model/metrics.ts';
import type { ReportPlan, ReportRequest } from './model/report.ts';
import { planReport } from './plan-report.ts';

/** Reads some of the figures, one at a time, for what is held against them: goals, alerts. */
export interface FigureReader {
  readonly keys: readonly MetricKey[];
  /** True where figures are of one associate, and of nothing else. */
  readonly isOfAssociate?: boolean;
  /** Changes with what the figures read beside facts and touchpoints; absent where that is nothing. */
  version?(deps: Pick<AttributionDeps, 'db'>): Promise<bigint>;
  read(deps: AttributionDeps, plan: ReportPlan, key: MetricKey): Promise<MetricValue>;
}

/** The figures that can be read one at a time: those of an associate, or those of anything else. */
export const readableFigures = (
  { figureReaders }: Pick<AttributionDeps, 'figureReaders'>,
  isOfAssociate: boolean,
): MetricKey[] => {
  const readers = figureReaders.filter((reader) => (reader.isOfAssociate ?? false) === isOfAssociate);
  return METRICS.map(({ key }) => key).filter((key) => readers.some(({ keys }) => keys.includes(key)));
};

/** @throws ValidationError for a figure that there is not, or that cannot be read by itself. */
export function parseReadableFigure(
  deps: Pick<AttributionDeps, 'figureReaders'>,
  raw: string,
  path: string,
  isOfAssociate: boolean,
): MetricKey {
  const key = readableFigures(deps, isOfAssociate).find((candidate) => candidate === raw);
  if (key) return key;
  const message = `is no figure of ${isOfAssociate ? 'an associate' : 'the whole retailer, a channel or a store'} that can be read by itself`;
  throw new ValidationError([{ path, issueCode: 'UNKNOWN_REFERENCE', message }]);
}

/**
 * One figure of a period, whatever area computes it; answered from memory while the facts are the same.
 * @throws ForbiddenError | ValidationError; UnavailableError while the analytics engine is down.
 */
export async function readFigure(
  deps: AttributionDeps,
  actor: Actor,
  key: MetricKey,
  request: ReportRequest,
): Promise<{ readonly figure: MetricValue; readonly plan: ReportPlan }> {
  assertCan(actor, 'reports:read');
  const reader = deps.figureReaders.find(({ keys }) => keys.includes(key));
  if (!reader) throw new TypeError(`no reader of ${key}`);
  const plan = await planReport(deps, actor, request, 'TOUCHPOINTS');
  const version = (await reader.version?.(deps)) ?? 0n;
  const figure = await deps.reportCache.get(`figure ${key} ${version} ${plan.key}`, () => reader.read(deps, plan, key));
  return { figure, plan };
}
