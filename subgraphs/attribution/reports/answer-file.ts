import type { RawFile, RawResponse } from '#kernel/runtime/area.ts';
import { DomainError, UnavailableError } from '#kernel/values/errors.ts';

/** Files that one process writes at once: a reader may take hours, and each holds a connection. */
const MAX_AT_ONCE = 8;

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403, UNAVAILABLE: 503 };

let writing = 0;

/** The file, counted for as long as it is written, which begins at once. @throws UnavailableError when there are too many */
function counted(file: RawFile): RawFile {
  if (writing >= MAX_AT_ONCE) throw new UnavailableError('Too many files are being written; try again in a moment');
  writing += 1;
  return {
    ...file,
    async *write(signal) {
      try {
        yield* file.write(signal);
      } finally {
        writing -= 1;
      }
    },
  };
}

/** Answers a file of rows, or why there is none. */
export async function answerFile(fileOf: () => Promise<RawFile>): Promise<RawResponse> {
  try {
    return { status: 200, body: null, file: counted(await fileOf()) };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, isRetryable } = error;
    const answer = { errors: [{ message, extensions: { code, isRetryable } }] };
    return { status: STATUS[code] ?? 400, body: answer };
  }
}
