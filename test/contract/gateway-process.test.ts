import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createRequestContext } from '#kernel/request/context.ts';
import { inProject, runner } from '../../ops/cli/project.ts';
import { compose, subgraphSdl } from '../../ops/dev/compose-schema/compose.ts';
import { spawnGuarded } from '../support/guarded-process.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask } from './fixture/fixture-gateway.ts';
import type { FixtureSubgraph } from './fixture/fixture-subgraph.ts';

/** A subgraph as a federation audit has it: plain GraphQL over HTTP, no credential, no other address. */
async function serveOpen(subgraph: FixtureSubgraph): Promise<{ server: Server; url: string }> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
      query: string;
      variables?: Record<string, unknown>;
    };
    const answer = await subgraph.execute({ document: query, variables, request: createRequestContext() });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/some/graphql` };
}

/** A gateway that ends with the test that started it, and with the process of the tests, however these end. */
function start(env: Record<string, string>): { child: ChildProcess; errors: () => string } {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawnGuarded(process.execPath, [runner, 'gateway/index.ts'], {
    cwd: inProject(),
    env: { PATH, HOME, ...env },
    output: 'errors',
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { child, errors: () => text };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

describe('the gateway as a process of its own', () => {
  let folder: string;
  let file: string;
  let servers: Server[];

  beforeAll(async () => {
    const { subgraphs } = fixtureDomains();
    const open = await Promise.all(subgraphs.map(serveOpen));
    servers = open.map(({ server }) => server);
    folder = await mkdtemp(join(tmpdir(), 'passerelle-gateway-'));
    file = join(folder, 'supergraph.graphql');
    await writeFile(file, compose(subgraphs.map(({ name, schema }, n) => subgraphSdl(name, schema, open[n]?.url))));
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('starts from SUPERGRAPH_FILE and PORT alone, answers, and lets running requests finish on SIGTERM', async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const { child } = start({ PORT: String(port), SUPERGRAPH_FILE: file, SUBGRAPH_TIMEOUT_MS: '800' });
    await expect
      .poll(
        async () =>
          fetch(`${url}/health/ready`).then(
            (answer) => answer.status,
            () => 0,
          ),
        { timeout: 20_000, interval: 100 },
      )
      .toBe(200);
    const { data, errors } = await ask({ url }, '{ products { id variants { sku availability { total } } } }');
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data)).toContain('"availability":{"total":3}');
    const running = ask({ url }, '{ slow hello }');
    await new Promise((resolve) => setTimeout(resolve, 300));
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect((await running).errors?.[0]?.extensions['code']).toBe('DEADLINE_EXCEEDED');
  });

  function takenPort(): number {
    const address = servers[0]?.address();
    if (typeof address !== 'object' || address === null) throw new Error('the subgraph does not listen');
    return address.port;
  }

  it.each([
    [
      'a port that is taken',
      async () => ({ PORT: String(takenPort()), HOST: '127.0.0.1' }),
      /^Port \d+ is taken by another program; stop it or set PORT to a free one\.\n$/,
    ],
    [
      'a supergraph that is not there',
      async () => ({ SUPERGRAPH_FILE: '/no/such/file' }),
      /^SUPERGRAPH_FILE names \/no\/such\/file, which cannot be read \(ENOENT\)\.\n$/,
    ],
    [
      'a mode that is none',
      async () => ({ PASSERELLE_MODE: 'loud' }),
      /^PASSERELLE_MODE must be one of .+; it is "loud"\.\n$/,
    ],
  ])('answers %s with one sentence and a code', async (_, env, sentence) => {
    const { child, errors } = start({ PORT: '0', SUPERGRAPH_FILE: file, OPERATIONS_FOLDER: 'none', ...(await env()) });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(errors()).toMatch(sentence);
  });
});
