import type { RawResponse } from '#kernel/runtime/area.ts';
import { UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { type KeepDeps, keepTouchpoints, NothingToKeepError, type SentBatch } from './keep-touchpoints.ts';
import type { RejectedTouchpoint } from './model/touchpoint.ts';

function refusal(status: number, code: string, message: string, isRetryable: boolean, rest: object = {}): RawResponse {
  return { status, body: { error: { code, message, isRetryable, ...rest } } };
}

const presentRejected = (rejected: readonly RejectedTouchpoint[]) =>
  rejected.map(({ index, issues }) => ({ index, code: 'VALIDATION', issues }));

/** Reads a batch, keeps it, and answers in HTTP: 202 when it is on the disk, 400 with the faults, 503 to send it again. */
export async function answerBatch(deps: KeepDeps, read: () => SentBatch): Promise<RawResponse> {
  try {
    const { batchId, accepted, rejected } = await keepTouchpoints(deps, read());
    return { status: 202, body: { batchId, accepted, rejected: presentRejected(rejected) } };
  } catch (error) {
    if (error instanceof NothingToKeepError) {
      const rejected = presentRejected(error.rejected);
      return refusal(400, 'VALIDATION', 'No touchpoint of this batch can be kept', false, { rejected });
    }
    if (error instanceof ValidationError) {
      return refusal(400, 'VALIDATION', error.message, false, { issues: error.issues });
    }
    if (error instanceof UnavailableError) return refusal(503, 'UNAVAILABLE', error.message, true);
    throw error;
  }
}
