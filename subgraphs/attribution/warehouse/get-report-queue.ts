import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { AttributionDeps } from '../deps.ts';
import type { ReportQueue } from './model/report-queue.ts';

/** Where the caller's reports stand among the statements that this process runs one at a time. */
export function getReportQueue(
  { warehouse: { queue } }: Pick<AttributionDeps, 'warehouse'>,
  { actor }: RequestContext,
): ReportQueue {
  return { size: queue.size, place: queue.placeOf(actorName(actor)) ?? null };
}
