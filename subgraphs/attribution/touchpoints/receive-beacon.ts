import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { answerBatch } from './answer-batch.ts';
import type { KeepDeps, SentBatch } from './keep-touchpoints.ts';

/** Bytes of one beacon: what browsers let a page send while it closes (Fetch, "inflight keepalive bytes"). */
export const MAX_BEACON_BYTES = 64 * 1024;
/** Touchpoints of one beacon. */
const MAX_TOUCHPOINTS = 100;

const beaconSchema = z.object({
  batchId: z.uuid('must be a UUID').optional(),
  touchpoints: z.array(z.unknown()).min(1).max(MAX_TOUCHPOINTS),
});

function readBeacon({ body, headers, context }: RawRequest, nowMs: number): SentBatch {
  let raw: unknown;
  try {
    raw = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ValidationError([{ path: 'body', issueCode: 'INVALID_FORMAT', message: 'is not JSON' }]);
  }
  const userAgent = (headers['user-agent'] ?? '').slice(0, 1_000);
  return {
    ...parseInput(beaconSchema, raw),
    content: body,
    sender: { actor: context.actor, nowMs, browser: { userAgent } },
  };
}

/**
 * POST /beacon: what a browser sends of its own, as JSON of any media type, since `sendBeacon` says text/plain. The
 * token of the session says who it is; without one its moments count and link nobody.
 */
export function receiveBeacon(deps: KeepDeps, request: RawRequest): Promise<RawResponse> {
  return answerBatch(deps, () => readBeacon(request, deps.clock.now().getTime()));
}
