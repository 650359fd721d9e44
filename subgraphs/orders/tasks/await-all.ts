/** Waits for all commands, so that one that fails does not keep the others from being done. @throws the first failure. */
export async function awaitAll(work: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') throw result.reason;
  }
}
