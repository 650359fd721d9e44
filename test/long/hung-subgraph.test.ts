import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendSignal } from '../../ops/cli/processes.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { createStartPlace, type StartedInstance, type StartPlace, startByNpm } from '../support/started-instance.ts';

const ROUNDS = 3;
/** Milliseconds that the gateway waits for a domain that hangs, once. */
const SUBGRAPH_TIMEOUT_MS = 5_000;
/** Milliseconds that a page may take once, on a machine that does other things too. */
const ONCE_MS = 2 * SUBGRAPH_TIMEOUT_MS;
/** Milliseconds of an answer without the domain from then on. */
const QUICK_MS = 1_000;
/** Milliseconds in which a service that hangs is found, ended, and answers again. */
const WHOLE_AGAIN_MS = 30_000;

/** What shoppers ask of the domains whose fields they may read without signing in. */
const READS = { catalog: '{ channels { __typename } }', inventory: '{ locations { nodes { code } } }' } as const;
type Read = keyof typeof READS;

let place: StartPlace;
let instance: StartedInstance;
beforeAll(async () => {
  place = await createStartPlace();
  const env = { SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_TIMEOUT_MS), SHARED_ANSWERS_MB: '0' };
  instance = await startByNpm(place, { script: 'start:split', args: ['--empty'], env });
  // Planned, and every process warm: what the first request of all costs is another question.
  for (let times = 0; times < 5; times++) for (const domain of Object.keys(READS) as Read[]) await read(domain);
});
afterAll(async () => {
  await instance?.stop();
  place.remove();
});

function pidOf(domain: Domain): number {
  const run = JSON.parse(readFileSync(join(place.dataDir, 'run.json'), 'utf8')) as {
    services: { name: string; pid: number }[];
  };
  return run.services.find(({ name }) => name === domain)?.pid ?? 0;
}

async function read(domain: Read): Promise<{ readonly codes: unknown[]; readonly ms: number }> {
  const began = performance.now();
  const { errors } = await instance.send(READS[domain]);
  return { codes: errors.map(({ extensions }) => extensions?.['code']), ms: performance.now() - began };
}

async function expectQuick(domain: Read, codes: readonly string[]): Promise<void> {
  const answer = await read(domain);
  expect(answer.codes).toEqual(codes);
  expect(answer.ms).toBeLessThan(QUICK_MS);
}

async function expectWhole(domain: Domain, hung: number): Promise<void> {
  await expect.poll(() => pidOf(domain), { timeout: WHOLE_AGAIN_MS }).not.toBe(hung);
  const ready = async () => (await fetch(`${instance.url}/health/ready/${domain}`)).status;
  await expect.poll(ready, { timeout: WHOLE_AGAIN_MS }).toBe(200);
}

it('costs a page that needs it little, and the others nothing, whichever domain hangs and however often', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    for (const domain of DOMAINS) {
      const hung = pidOf(domain);
      const isRead = domain in READS;
      // The supervisor would start it again while we look.
      if (isRead) sendSignal(instance.pid, 'SIGSTOP');
      sendSignal(hung, 'SIGSTOP');
      try {
        if (isRead) {
          expect((await read(domain as Read)).ms).toBeLessThan(ONCE_MS);
          for (let times = 0; times < 5; times++) await expectQuick(domain as Read, ['UNAVAILABLE']);
        }
        for (const other of Object.keys(READS) as Read[]) if (other !== domain) await expectQuick(other, []);
      } finally {
        if (isRead) sendSignal(instance.pid, 'SIGCONT');
      }
      await expectWhole(domain, hung);
      if (isRead)
        await expect.poll(async () => (await read(domain as Read)).codes, { timeout: WHOLE_AGAIN_MS }).toEqual([]);
    }
  }
});
