import { parseIdempotencyKey } from '#kernel/database/idempotency.ts';
import { actorName } from '#kernel/request/actor.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { type KeepDeps, type KeptBatch, keepTouchpoints } from './keep-touchpoints.ts';

/** Touchpoints of one call. */
export const MAX_RECORDED = 100;

export interface RecordTouchpointsInput {
  readonly touchpoints: readonly object[];
  readonly idempotencyKey: string;
}

/**
 * Keeps what a client sends of its own, as `POST /beacon` does: the caller's token says who it is. The same key and
 * moments again count once.
 * @throws ValidationError when no touchpoint can be kept | UnavailableError
 */
export function recordTouchpoints(
  deps: KeepDeps,
  { actor }: RequestContext,
  { touchpoints, idempotencyKey }: RecordTouchpointsInput,
): Promise<KeptBatch> {
  const bounds = { min: 1, max: MAX_RECORDED };
  const message = `must hold between 1 and ${MAX_RECORDED} touchpoints`;
  const issues = boundIssues('touchpoints', touchpoints.length, bounds, 'length', message);
  if (issues.length > 0) throw new ValidationError(issues);
  return keepTouchpoints(deps, {
    batchId: `${actorName(actor)}:${parseIdempotencyKey(idempotencyKey)}`,
    content: JSON.stringify(touchpoints),
    touchpoints,
    sender: { actor, nowMs: deps.clock.now().getTime(), browser: { userAgent: '' } },
  });
}
