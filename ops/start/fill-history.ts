import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '#kernel/request/log.ts';
import { openProgress } from '../cli/progress.ts';
import { runDemoChild } from '../demo/run-child.ts';
import { readDemoRecord, writeInstanceState } from '../instance/instance-record.ts';

/** Milliseconds before the history continues after a failure, and failures in a row after which the next start continues. */
const RETRY_MS = 5_000;
const MAX_FAILURES = 5;
/** Seconds between lines about it where there is no terminal. */
const LINE_EVERY_SECONDS = 20;

/** The rest of a demo shop's history, on its way into the open shop. */
export interface HistoryFill {
  /** Breaks it off; the next start continues where it was. */
  stop(): Promise<void>;
}

/** Lets the rest of the demo shop's history arrive behind the open shop, and says so on the terminal. */
export function fillHistory(options: {
  readonly adminUrl: string;
  readonly env: Readonly<Record<string, string>>;
  readonly dataDir: string;
  readonly logger: Logger;
}): HistoryFill {
  const { adminUrl, env, dataDir, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;

  async function fillOnce(): Promise<void> {
    const demo = await readDemoRecord(adminUrl);
    if (!demo) throw new Error('the demo shop has no record of what it is made of');
    const progress = openProgress({ everySeconds: LINE_EVERY_SECONDS });
    const step = progress.start('Demo shop: older history');
    try {
      await runDemoChild({
        ...demo,
        env,
        dataDir,
        part: 'history',
        progress,
        signal,
        onHistory: ({ arrivedOrders, expectedOrders }) => step.update(arrivedOrders, expectedOrders),
      });
      await writeInstanceState(adminUrl, 'demo');
      step.finish('two years are there');
    } finally {
      progress.close();
    }
  }

  async function fill(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      try {
        return await fillOnce();
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        if (failures === MAX_FAILURES) {
          logger.error('the history of the demo shop is not whole; the next start continues with it', { error });
          return;
        }
        logger.warn('the history of the demo shop was interrupted and continues', { error });
        await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  const filling = fill();
  return {
    async stop() {
      stopping.abort();
      await filling;
    },
  };
}
