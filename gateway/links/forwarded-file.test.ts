import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, expect, it } from 'vitest';
import { anonymous } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import type { RawFile } from '#kernel/runtime/area.ts';
import type { FileAnswer } from '#kernel/runtime/raw-answer.ts';
import { type ServedSubgraph, serveSubgraph } from '#kernel/runtime/serve.ts';
import { createRemoteLink } from './remote-link.ts';
import type { SubgraphLink } from './subgraph-link.ts';

const CREDENTIAL = 'x'.repeat(32);
let served: ServedSubgraph;
let link: SubgraphLink;
afterEach(async () => {
  await link.close();
  await served.close();
});

/** A file that another process writes, as its link passes it on. */
async function forward(write: RawFile['write'], timeoutMs = 1_000) {
  const file: RawFile = { name: 'a.csv', type: 'text/csv', rowCount: 2, write };
  const subgraph = {
    execute: async () => ({ data: {} }),
    routes: [{ path: '/exports/a', maxBytes: 100, handle: async () => ({ status: 200, body: null, file }) }],
    subscribe: async () => undefined,
    isReady: async () => true,
    stop: async () => undefined,
  };
  served = await serveSubgraph({
    subgraph,
    host: '127.0.0.1',
    port: 0,
    credential: CREDENTIAL,
    logger: createLogger({}, true),
  });
  link = createRemoteLink({
    name: 'a',
    url: served.url,
    credential: CREDENTIAL,
    timeoutMs,
    onFailure: () => undefined,
  });
  const context = createRequestContext({ actor: anonymous });
  const answer = await link.forward({
    method: 'POST',
    path: '/exports/a',
    headers: {},
    body: Buffer.from('{}'),
    context,
  });
  if (!answer || !('write' in answer)) throw new Error('no file came');
  return answer;
}

const read = (file: FileAnswer, signal = new AbortController().signal) => text(Readable.from(file.write(signal)));
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

it('passes a file of another process on under its name, for longer than an answer may take', async () => {
  const answer = await forward(async function* () {
    yield 'first ';
    await sleep(400);
    yield 'last';
  }, 200);
  expect(answer).toMatchObject({ status: 200, name: 'a.csv', type: 'text/csv', rowCount: 2 });
  expect(await read(answer)).toBe('first last');
});

it('stops the writing of the other process when the reader goes away', async () => {
  let isStopped = false;
  const answer = await forward(async function* (signal) {
    yield 'first';
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    isStopped = true;
  });
  const gone = new AbortController();
  const reading = read(answer, gone.signal);
  setTimeout(() => gone.abort(), 50);
  await expect(reading).rejects.toThrow();
  await expect.poll(() => isStopped).toBe(true);
});

it('breaks off when the other process does, so that no part is taken for the whole', async () => {
  const answer = await forward(async function* () {
    yield 'first';
    await sleep(50);
    throw new Error('the engine is gone');
  });
  await expect(read(answer)).rejects.toThrow();
});
