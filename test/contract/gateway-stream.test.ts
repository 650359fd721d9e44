import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { customersPorts, serveFixture, startFixtureGateway } from './fixture/fixture-gateway.ts';

const KEY = { type: 'ProductVariant', id: 'var_1', version: 7 };
const PUSH = { ...KEY, position: '811:42' };

async function signIn() {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k' };
  const sign = (kind: string, sid: string) =>
    new SignJWT({ kind, sid, roles: ['ASSOCIATE'] })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'k' })
      .setSubject(`${kind}_1`)
      .setExpirationTime('5m')
      .sign(privateKey);
  const ports = customersPorts(async (document) => (document.includes('SigningKeys') ? { keys: [jwk] } : []));
  return { sign, ports };
}

/** Reads a stream until its text satisfies `enough`. */
async function readUntil(response: Response, enough: (text: string) => boolean): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) throw new Error('no body');
  const decoder = new TextDecoder();
  let text = '';
  while (!enough(text)) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value);
  }
  await reader.cancel();
  return text;
}

describe.each(['in process', 'over HTTP'])('server-sent events, %s', (way) => {
  let fixture: ReturnType<typeof fixtureDomains>;
  let served: ServedSubgraph[];
  let gateway: RunningGateway;
  let sign: Awaited<ReturnType<typeof signIn>>['sign'];

  beforeEach(async () => {
    fixture = fixtureDomains();
    const signedIn = await signIn();
    sign = signedIn.sign;
    served = way === 'in process' ? [] : await Promise.all(fixture.subgraphs.map((subgraph) => serveFixture(subgraph)));
    const remote = new Map(fixture.subgraphs.map(({ name }, n) => [name, served[n]?.url ?? ''] as const));
    gateway = await startFixtureGateway(fixture.subgraphs, {
      ports: signedIn.ports,
      ...(way === 'in process' ? {} : { remote }),
    });
  });
  afterEach(async () => {
    await gateway.close();
    await Promise.all(served.map((one) => one.close()));
  });

  const listen = async (topics: string, kind = 'staff', sid = 'ses_1', headers: Record<string, string> = {}) =>
    fetch(`${gateway.url}/stream?topics=${topics}`, {
      headers: { authorization: `Bearer ${await sign(kind, sid)}`, ...headers },
    });

  it('carry the key of what changed to everybody who listens', async () => {
    const [one, two] = await Promise.all([
      listen('inventory', 'staff', 'ses_1'),
      listen('inventory', 'staff', 'ses_2'),
    ]);
    expect(one.headers.get('content-type')).toBe('text/event-stream');
    fixture.inventory.push(PUSH);
    for (const response of [one, two]) {
      const text = await readUntil(response, (seen) => seen.includes('var_1'));
      expect(text).toContain(`id: inventory=811%3A42\nevent: productVariant.changed\ndata: ${JSON.stringify(KEY)}\n\n`);
    }
  });

  it('continue where they were cut, without a gap and without a key twice', async () => {
    const push = (n: number) => fixture.inventory.push({ ...KEY, id: `var_${n}`, position: `811:${n}` });
    const lastIdIn = (text: string) => [...text.matchAll(/^id: (.+)$/gm)].at(-1)?.[1] ?? '';
    const first = await listen('inventory');
    push(1);
    const id = lastIdIn(await readUntil(first, (text) => text.includes('var_1')));
    push(2);
    push(3);
    const again = await listen('inventory', 'staff', 'ses_1', { 'last-event-id': id });
    const text = await readUntil(again, (seen) => seen.includes('var_3'));
    expect([...text.matchAll(/"id":"(\w+)"/g)].map(([, seen]) => seen)).toEqual(['var_2', 'var_3']);
    expect(lastIdIn(text)).toBe('inventory=811%3A3');
  });

  it('say when everything must be read again', async () => {
    for (const id of ['inventory=1%3A1', 'inventory=nonsense', 'x'.repeat(600)]) {
      const text = await readUntil(await listen('inventory', 'staff', 'ses_1', { 'last-event-id': id }), (seen) =>
        seen.includes('\n\n'),
      );
      expect(id.length > 512 || text.includes('event: reset\ndata: {}\n\n')).toBe(true);
    }
  });

  it('are for those the owner lets listen', async () => {
    expect((await listen('inventory', 'customer')).status).toBe(404);
    expect((await listen('nothing')).status).toBe(404);
    expect((await listen('inventory,nothing')).status).toBe(404);
    expect((await fetch(`${gateway.url}/stream?topics=inventory`)).status).toBe(401);
  });

  it('are a handful per session', async () => {
    const open = await Promise.all(Array.from({ length: 6 }, () => listen('inventory')));
    expect(open.map((response) => response.status)).toEqual(Array(6).fill(200));
    expect((await listen('inventory')).status).toBe(429);
    expect((await listen('inventory', 'staff', 'ses_other')).status).toBe(200);
    await open[0]?.body?.cancel();
    await expect.poll(async () => (await listen('inventory')).status).toBe(200);
  });

  it('end when the gateway drains, so that clients go elsewhere', async () => {
    const response = await listen('inventory');
    const text = readUntil(response, () => false);
    await gateway.close();
    expect(await text).toContain('retry: 2000');
  });
});

describe('what is not GraphQL', () => {
  it('goes to its owner as it came, without anything the owner would take for ours', async () => {
    const seen: Array<{
      path: string;
      body: string;
      headers: Readonly<Record<string, string | undefined>>;
      actor: string;
    }> = [];
    const route = {
      path: '/ingest/touchpoints',
      maxBytes: 1_048_576,
      handle: async ({
        path,
        body,
        headers,
        context,
      }: {
        path: string;
        body: Buffer;
        headers: Readonly<Record<string, string | undefined>>;
        context: { actor: { kind: string } };
      }) => {
        seen.push({ path, body: body.toString(), headers, actor: context.actor.kind });
        return { status: 202, body: { accepted: 1 } };
      },
    };
    const fixture = fixtureDomains();
    const attribution = { ...fixture.inventory, name: 'attribution' as const, routes: [route] };
    for (const way of ['in process', 'over HTTP']) {
      const subgraphs = [fixture.catalog, attribution];
      const served = way === 'in process' ? [] : await Promise.all(subgraphs.map((subgraph) => serveFixture(subgraph)));
      const remote = new Map(subgraphs.map(({ name }, n) => [name, served[n]?.url ?? ''] as const));
      const gateway = await startFixtureGateway(subgraphs, way === 'in process' ? {} : { remote });
      const response = await fetch(`${gateway.url}/ingest/touchpoints`, {
        method: 'POST',
        body: '{"a":1}\n{"a":2}',
        headers: {
          'content-type': 'application/x-ndjson',
          'x-signature': 'abc',
          'x-passerelle-actor': 'forged',
          cookie: 'a=b',
        },
      });
      expect(response.status).toBe(202);
      expect(await response.json()).toEqual({ accepted: 1 });
      const large = await fetch(`${gateway.url}/ingest/touchpoints`, {
        method: 'POST',
        body: 'x'.repeat(1_100_000),
        headers: { 'content-type': 'application/x-ndjson' },
      });
      expect(large.status).toBe(413);
      await gateway.close();
      await Promise.all(served.map((one) => one.close()));
    }
    expect(seen).toHaveLength(2);
    for (const { body, headers, actor } of seen) {
      expect(body).toBe('{"a":1}\n{"a":2}');
      expect(actor).toBe('anonymous');
      expect(headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'x-signature': 'abc' });
      expect(headers['cookie']).toBeUndefined();
      expect(headers['x-passerelle-actor']).not.toBe('forged');
    }
  });
});
