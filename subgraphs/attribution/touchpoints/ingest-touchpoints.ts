import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { boundIssues } from '#kernel/values/bounds.ts';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import type { AttributionDeps } from '../deps.ts';
import { frameBatch } from './model/batch-frame.ts';
import { type RejectedTouchpoint, readTouchpoints } from './model/touchpoint.ts';

type IngestDeps = Pick<AttributionDeps, 'spool' | 'clock' | 'logger'>;

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
 * Two batches are the same by their id and their content. Senders choose ids by themselves, so equal ids with
 * other content are two batches, and neither is lost.
 */
function batchKey(batchId: string, body: Buffer): string {
  return `${batchId}:${createHash('sha256').update(body).digest('base64url').slice(0, 16)}`;
}

function refusal(status: number, code: string, message: string, isRetryable: boolean, rest: object = {}): RawResponse {
  return { status, body: { error: { code, message, isRetryable, ...rest } } };
}

const presentRejected = (rejected: readonly RejectedTouchpoint[]) =>
  rejected.map(({ index, issues }) => ({ index, code: 'VALIDATION', issues }));

/**
 * POST /ingest/touchpoints. Acknowledges with 202 after the touchpoints are on the disk; the analytics engine may be
 * down. A batch sent again under its id counts once. Bad touchpoints are named; the good ones of the batch are kept.
 */
export async function ingestTouchpoints(deps: IngestDeps, request: RawRequest): Promise<RawResponse> {
  let batch: Batch;
  try {
    batch = readBatch(request);
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return refusal(400, 'VALIDATION', error.message, false, { issues: error.issues });
  }
  const batchId = batch.batchId ?? randomUUID();
  const now = deps.clock.now().getTime();
  const key = batchKey(batchId, request.body);
  const { rows, rejected } = readTouchpoints(key, batch.touchpoints, request.context.actor, now);
  if (rows.length === 0) {
    return refusal(400, 'VALIDATION', 'No touchpoint of this batch can be kept', false, {
      rejected: presentRejected(rejected),
    });
  }
  try {
    await deps.spool.append(frameBatch(key, rows));
  } catch (error) {
    deps.logger.error('the touchpoint log cannot be written', { error });
    return refusal(503, 'UNAVAILABLE', 'The batch could not be stored; send it again', true);
  }
  return { status: 202, body: { batchId, accepted: rows.length, rejected: presentRejected(rejected) } };
}
