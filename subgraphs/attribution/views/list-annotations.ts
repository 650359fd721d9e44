import type { RequestContext } from '#kernel/request/context.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { checkPeriod } from '../periods/model/period.ts';
import type { Annotation } from './model/annotation.ts';
import { readAnnotations } from './store/annotations.ts';

/** More flags than this are no longer read on a chart: the last ones of the period are answered. */
const MAX_LISTED = 200;

/** What happened in a period, the last first. @throws ForbiddenError | ValidationError */
export async function listAnnotations(
  { db }: Pick<AttributionDeps, 'db'>,
  { actor }: RequestContext,
  { from, before }: { readonly from: string; readonly before: string },
): Promise<readonly Annotation[]> {
  assertCan(actor, 'reports:read');
  const period = { from, to: before };
  checkPeriod(period);
  return readAnnotations(db, period, MAX_LISTED);
}
