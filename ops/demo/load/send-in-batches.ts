import type { ProgressStep } from '../../cli/progress.ts';

/** Splits items into batches of at most `size`. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Sends items batch by batch under one progress bar. */
export async function sendInBatches<T>(
  step: ProgressStep,
  signal: AbortSignal,
  items: Iterable<T>,
  size: number,
  send: (batch: T[]) => Promise<unknown>,
): Promise<void> {
  let done = 0;
  for (const batch of inBatches(items, size)) {
    signal.throwIfAborted();
    await send(batch);
    done += batch.length;
    step.update(done);
  }
  step.finish();
}
