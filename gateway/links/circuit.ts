import { SubgraphFailure } from './subgraph-failure.ts';

/** Keeps requests from waiting for a subgraph that is there and does not answer. */
export interface Circuit {
  /** Does what asks the subgraph; the signal ends it when the subgraph is found to hang. @throws SubgraphFailure at once while it does */
  run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  close(): void;
}

/** Milliseconds after which an unanswered request makes us ask whether the subgraph is alive. */
const UNANSWERED_MS = 1_000;
/** Milliseconds between such questions. */
const LOOK_EVERY_MS = 500;
/** Questions without an answer, one after the other, after which nobody waits any longer. */
const UNANSWERED = 2;

/**
 * A subgraph that is slow at one answer still says that it is alive; one that says nothing hangs. Then those who wait and
 * those who come are refused, until it says that it is alive again.
 * @param isAlive asks the subgraph's process, within about a second
 */
export function createCircuit(name: string, isAlive: () => Promise<boolean>): Circuit {
  const waiting = new Map<AbortController, number>();
  let unanswered = 0;
  let timer: NodeJS.Timeout | undefined;
  const isOpen = () => unanswered >= UNANSWERED;

  function lookLater(): void {
    timer ??= setTimeout(() => {
      void look().finally(() => {
        timer = undefined;
        if (waiting.size > 0 || isOpen()) lookLater();
      });
    }, LOOK_EVERY_MS).unref();
  }

  async function look(): Promise<void> {
    const isOverdue = [...waiting.values()].some((since) => performance.now() - since > UNANSWERED_MS);
    if (!isOverdue && !isOpen()) return;
    unanswered = (await isAlive()) ? 0 : unanswered + 1;
    if (isOpen()) for (const abort of waiting.keys()) abort.abort();
  }

  return {
    async run(work) {
      if (isOpen()) throw new SubgraphFailure(name, 'UNAVAILABLE', 'it does not say that it is alive');
      const abort = new AbortController();
      waiting.set(abort, performance.now());
      lookLater();
      try {
        return await work(abort.signal);
      } finally {
        waiting.delete(abort);
      }
    },
    close() {
      clearTimeout(timer);
      waiting.clear();
      unanswered = 0;
    },
  };
}
