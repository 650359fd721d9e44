/** Waits for every command, so that one that fails keeps no other from being carried out. @throws the first failure. */
export async function carryOut(work: readonly Promise<unknown>[]): Promise<void> {
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') throw result.reason;
  }
}
