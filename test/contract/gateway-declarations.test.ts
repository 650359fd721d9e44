import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServedSubgraph } from '#kernel/runtime/serve.ts';
import { type DeclarationsByDomain, readDeclarations } from '../../gateway/declarations.ts';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { inProject } from '../../ops/cli/project.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { ask, serveFixture, startFixtureGateway } from './fixture/fixture-gateway.ts';

describe.each(['in process', 'over HTTP'])('errors of a domain, %s', (way) => {
  const { subgraphs } = fixtureDomains();
  let served: ServedSubgraph[] = [];
  let gateway: RunningGateway;
  beforeAll(async () => {
    if (way === 'over HTTP') served = await Promise.all(subgraphs.map((subgraph) => serveFixture(subgraph)));
    const remote = new Map(subgraphs.map(({ name }, n) => [name, served[n]?.url ?? ''] as const));
    gateway = await startFixtureGateway(subgraphs, way === 'over HTTP' ? { remote } : {});
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(served.map((one) => one.close()));
  });

  it('reach the client when the domain declares their code', async () => {
    const { data, errors } = await ask(gateway, '{ hello soldOut }');
    expect(data).toEqual({ hello: 'world', soldOut: null });
    expect(errors).toMatchObject([
      {
        message: 'The last one was sold',
        path: ['soldOut'],
        extensions: { code: 'BAD_USER_INPUT', isRetryable: false },
      },
    ]);
  });

  it('are masked when it does not', async () => {
    const { text, errors } = await ask(gateway, '{ undeclared }');
    expect(errors).toMatchObject([{ path: ['undeclared'], extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
    expect(text).not.toContain('Only the domain may read this');
  });
});

describe('the file of declarations', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerelle-declarations-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds what the six domains declare', async () => {
    const { errorCodes, sensitiveFields, routes, storefrontRoutes, sharedFields, shortLivedTypes } =
      await readDeclarations(inProject('schema', 'declarations.json'), true);
    expect([...errorCodes]).toEqual(
      expect.arrayContaining(['INSUFFICIENT_STOCK', 'INSUFFICIENT_POINTS', 'GIFT_CARD_NOT_USABLE', 'PAYMENT_DECLINED']),
    );
    expect([...sensitiveFields].sort()).toEqual(
      [
        'signIn',
        'signInStaff',
        'signUp',
        'claimFirstAdmin',
        'refreshSession',
        'requestEmailVerification',
        'requestPasswordReset',
        'requestStaffPasswordReset',
        'resetPassword',
        'resetStaffPassword',
        'verifyEmail',
        'applyGiftCard',
        'giftCard',
        'order.ref.lookup',
      ].sort(),
    );
    expect([...sharedFields]).toContain('products');
    expect([...shortLivedTypes]).toEqual(expect.arrayContaining(['Availability', 'Money', 'Product']));
    expect([...storefrontRoutes]).toEqual(['/beacon']);
    expect(Object.fromEntries(routes)).toEqual({
      '/beacon': 'attribution',
      '/exports/figure-rows': 'attribution',
      '/exports/report-rows': 'attribution',
      '/ingest/touchpoints': 'attribution',
      '/webhooks/payments/*': 'orders',
    });
  });

  it('holds the code of every error that a domain defines', async () => {
    const declared = JSON.parse(
      await readFile(inProject('schema', 'declarations.json'), 'utf8'),
    ) as DeclarationsByDomain;
    for (const [domain, { errorCodes }] of Object.entries(declared)) {
      const files = await readdir(inProject('subgraphs', domain), { recursive: true });
      const sources = files.filter((file) => file.endsWith('.ts') && !/\.test\.ts$|generated/.test(file));
      const texts = await Promise.all(sources.map((file) => readFile(inProject('subgraphs', domain, file), 'utf8')));
      const defined = texts.flatMap((text) => [...text.matchAll(/readonly code = '(\w+)'/g)].map(([, code]) => code));
      expect([domain, errorCodes]).toEqual([domain, expect.arrayContaining([...new Set(defined)])]);
    }
  });

  it('may be absent beside a foreign supergraph, but not in production', async () => {
    const file = join(folder, 'declarations.json');
    expect((await readDeclarations(file, false)).errorCodes.size).toBe(0);
    await expect(readDeclarations(file, true)).rejects.toThrow(/declarations\.json must lie beside the supergraph/);
  });

  it.each(['', '[]', '{"orders":{}}', '{"orders":{"errorCodes":[],"sensitiveFields":[],"routes":[]}}'])(
    'that holds %j is refused',
    async (text) => {
      const file = join(folder, 'wrong.json');
      await writeFile(file, text);
      await expect(readDeclarations(file, false)).rejects.toThrow(/holds no declarations of domains/);
    },
  );
});
