import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { answerBatch } from './answer-batch.ts';
import type { KeepDeps } from './keep-touchpoints.ts';

/** Touchpoints of one batch. */
const MAX_TOUCHPOINTS = 5_000;

const batchSchema = z.object({
  batchId: z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/, 'must be 1 to 100 printable ASCII characters without spaces')
    .optional(),
  touchpoints: z.array(z.unknown()),
});
type Batch = z.infer<typeof batchSchema>;

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ValidationError([{ path, issueCode: 'INVALID_FORMAT', message: 'is not JSON' }]);
  }
}

/** A batch as one JSON object, or as lines of JSON, one touchpoint each, its id in the header `x-batch-id`. */
function readBatch(request: RawRequest): Batch {
  const text = request.body.toString('utf8');
  const isLines = /ndjson|jsonl/i.test(request.headers['content-type'] ?? '');
  const raw = isLines
    ? {
        batchId: request.headers['x-batch-id'],
        touchpoints: text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line, index) => parseJson(line, `line ${index + 1}`)),
      }
    : parseJson(text, 'body');
  const batch = parseInput(batchSchema, raw);
  const message = `must hold between 1 and ${MAX_TOUCHPOINTS} touchpoints`;
  const bounds = { min: 1, max: MAX_TOUCHPOINTS };
  const issues = boundIssues('touchpoints', batch.touchpoints.length, bounds, 'length', message);
  if (issues.length > 0) throw new ValidationError(issues);
  return batch;
}

/**
 * POST /ingest/touchpoints. Acknowledges with 202 after the touchpoints are on the disk; the analytics engine may be
 * down. A batch sent again under its id counts once. Bad touchpoints are named; the good ones of the batch are kept.
 */
export async function ingestTouchpoints(deps: KeepDeps, request: RawRequest): Promise<RawResponse> {
  return answerBatch(deps, () => ({
    ...readBatch(request),
    content: request.body,
    sender: { actor: request.context.actor, nowMs: deps.clock.now().getTime() },
  }));
}
