import { createHash, randomUUID } from 'node:crypto';
import { UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import type { AttributionDeps } from '../deps.ts';
import { frameBatch } from './model/batch-frame.ts';
import { type RejectedTouchpoint, readTouchpoints, type Sender } from './model/touchpoint.ts';

export type KeepDeps = Pick<AttributionDeps, 'spool' | 'clock' | 'logger'>;

/** Touchpoints of one sender, sent at once. */
export interface SentBatch {
  /** The sender's own name of the batch. */
  readonly batchId?: string | undefined;
  /** What was sent: equal names with other content are two batches, and neither is lost. */
  readonly content: Buffer | string;
  readonly touchpoints: readonly unknown[];
  readonly sender: Sender;
}

export interface KeptBatch {
  readonly batchId: string;
  readonly accepted: number;
  readonly rejected: readonly RejectedTouchpoint[];
}

/** Two batches are the same by their id and their content, since senders choose ids by themselves. */
function batchKey(batchId: string, content: Buffer | string): string {
  return `${batchId}:${createHash('sha256').update(content).digest('base64url').slice(0, 16)}`;
}

/** No touchpoint of a batch can be kept; says of each why. */
export class NothingToKeepError extends ValidationError {
  readonly rejected: readonly RejectedTouchpoint[];
  constructor(rejected: readonly RejectedTouchpoint[]) {
    super(
      rejected.flatMap(({ index, issues }) =>
        issues.map((issue) => ({ ...issue, path: `touchpoints.${index}.${issue.path}` })),
      ),
    );
    this.rejected = rejected;
  }
}

/**
 * Keeps the good touchpoints of a batch on the disk and names the others; the analytics engine may be down. The same
 * batch again counts once.
 * @throws NothingToKeepError | UnavailableError when the log cannot be written
 */
export async function keepTouchpoints(deps: KeepDeps, batch: SentBatch): Promise<KeptBatch> {
  const batchId = batch.batchId ?? randomUUID();
  const key = batchKey(batchId, batch.content);
  const { rows, rejected } = readTouchpoints(key, batch.touchpoints, batch.sender);
  if (rows.length === 0) throw new NothingToKeepError(rejected);
  try {
    await deps.spool.append(frameBatch(key, rows));
  } catch (error) {
    deps.logger.error('the touchpoint log cannot be written', { error });
    throw new UnavailableError('The batch could not be stored; send it again');
  }
  return { batchId, accepted: rows.length, rejected };
}
