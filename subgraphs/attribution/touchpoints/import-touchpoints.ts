import { z } from 'zod';
import type { RequestContext } from '#kernel/request/context.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { assertCan } from '../../shared/permissions.ts';
import type { AttributionDeps } from '../deps.ts';
import { frameBatch } from './model/batch-frame.ts';
import { readTouchpoints } from './model/touchpoint.ts';

/** Touchpoints of one call. */
const MAX_TOUCHPOINTS = 100_000;

/** A batch of history: the same shape as on the ingest route, larger. */
const batchSchema = z.object({
  batchId: z.string().regex(/^[\w.-]{1,100}$/),
  touchpoints: z.array(z.unknown()).max(MAX_TOUCHPOINTS),
});

/**
 * Takes history in bulk, as one segment of the touchpoint log; the same batch id again changes nothing.
 * The segment reaches the reports with the next shipping, about a second later.
 * @throws ValidationError when any touchpoint is bad: then nothing of the batch is kept.
 */
export async function importTouchpoints(
  deps: Pick<AttributionDeps, 'spool' | 'clock'>,
  context: RequestContext,
  raw: unknown,
): Promise<{ accepted: number }> {
  assertCan(context.actor, 'operations:write');
  const { batchId, touchpoints } = parseInput(batchSchema, raw);
  const { rows, rejected } = readTouchpoints(batchId, touchpoints, {
    actor: context.actor,
    nowMs: deps.clock.now().getTime(),
  });
  if (rejected.length > 0) {
    const issues = rejected
      .slice(0, 20)
      .flatMap(({ index, issues: found }) =>
        found.map((issue) => ({ ...issue, path: `touchpoints.${index}.${issue.path}` })),
      );
    throw new ValidationError(issues);
  }
  // A segment of its own, each time: the batch counts in the first one alone.
  await deps.spool.write(frameBatch(batchId, rows));
  return { accepted: rows.length };
}
