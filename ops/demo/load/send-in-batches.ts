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

/** Works through items in their order, so many at once; after a failure none is begun, and it is told when nothing is under way. */
export async function eachAtOnce<T>(
  atOnce: number,
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const rest = items[Symbol.iterator]();
  async function next(): Promise<void> {
    try {
      for (let item = rest.next(); !item.done; item = rest.next()) await work(item.value);
    } catch (error) {
      rest.return?.();
      throw error;
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, next));
  for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
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
