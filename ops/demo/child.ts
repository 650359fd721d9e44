import { setPriority } from 'node:os';
import type { Progress } from '../cli/progress.ts';
import { describeFailure } from '../cli/startup-error.ts';
import { openArrival } from './arrival.ts';
import type { ChildMessage, ChildRequest } from './child-message.ts';
import { seedHistory } from './load/seed-history.ts';
import { seedRecent } from './load/seed-recent.ts';
import { openSeedSession, type SeedSession } from './load/seed-session.ts';
import { planShop } from './load/shop-plan.ts';
import { writeTruth } from './seed-demo.ts';
import type { DemoSeedRequest } from './seed-request.ts';

/** What the history takes of a busy processor: less than anything that answers a shopper (10 of -20 to 19). */
const HISTORY_NICENESS = 10;
/** Rest after each batch of the history, as a share of the time that the batch took, and at most in milliseconds. */
const REST_SHARE = 0.6;
const MAX_REST_MS = 2_000;

/**
 * Seeds a part of the demo shop in a process of its own: its memory goes with it, and the supervisor handles signals
 * meanwhile. It ends with its supervisor. What the shop opens with is dropped by the next start where it is half there;
 * the rest of the history continues from where it was.
 */
process.once('message', ({ part, now, ...request }: ChildRequest) => {
  const { signal } = new AbortController();
  const seed = part === 'recent' ? seedFirst : seedRest;
  seed({ ...request, now: new Date(now), progress: sendingProgress(), signal }).then(
    () => send({ kind: 'done' }),
    (error: unknown) => send({ kind: 'failed', message: describeFailure(error) }),
  );
});
process.once('disconnect', () => process.exit(1));

async function seedFirst(request: DemoSeedRequest): Promise<void> {
  await inSession(await openSeedSession(request.env), async (session) => {
    const plan = planShop(request);
    await openArrival(session.ports, plan).begin(await seedRecent(session, plan, request));
  });
}

/** The consumers of the open shop handle what is written here. */
async function seedRest(request: DemoSeedRequest): Promise<void> {
  setPriority(HISTORY_NICENESS);
  await inSession(await openSeedSession(request.env, false), async (session) => {
    const plan = planShop(request);
    const arrival = openArrival(session.ports, plan);
    const truth = await seedHistory(session, plan, {
      signal: request.signal,
      wholeFrom: await arrival.wholeFrom(),
      async onProgress(progress) {
        send({ kind: 'history', ...progress });
        await arrival.record(progress);
      },
      pause: (batchMs) => new Promise((resolve) => setTimeout(resolve, Math.min(MAX_REST_MS, batchMs * REST_SHARE))),
    });
    writeTruth(request.dataDir, truth);
    await arrival.end();
  });
}

async function inSession(session: SeedSession, work: (session: SeedSession) => Promise<void>): Promise<void> {
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

function send(message: ChildMessage): void {
  process.send?.(message);
}

function sendingProgress(): Progress {
  let steps = 0;
  return {
    start(label, total = 1) {
      const step = steps++;
      send({ kind: 'start', step, label, total });
      return {
        update: (done, newTotal) =>
          send({ kind: 'update', step, done, ...(newTotal === undefined ? {} : { total: newTotal }) }),
        finish: (note) => send({ kind: 'finish', step, ...(note === undefined ? {} : { note }) }),
      };
    },
    close: () => undefined,
  };
}
