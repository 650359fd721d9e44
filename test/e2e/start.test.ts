import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive } from '../../ops/cli/processes.ts';
import {
  createStartPlace,
  runStart,
  type StartedInstance,
  type StartPlace,
  startByNpm,
} from '../support/started-instance.ts';
import { launchBrowser } from './support/browser.ts';
import { visit } from './support/visitor.ts';

const CHANNELS = '{ channels { code } }';
/** The path of the instance's public address. */
const BELOW = '/maison/boutique';
const ADMIN = { email: 'first@instance.example', password: 'a long enough password' };

describe('npm start -- --empty', () => {
  let place: StartPlace;
  let instance: StartedInstance;
  beforeAll(async () => {
    place = await createStartPlace();
    // What a proxy in front would keep, or take away: both ways lead to everything.
    const env = { PUBLIC_URL: `http://127.0.0.1:${place.port}${BELOW}` };
    instance = await startByNpm(place, { args: ['--empty'], env });
  });
  afterAll(async () => {
    await instance.stop();
    place.remove();
  });

  it('answers on one port: graph, dashboard, explorer, health and metrics', async () => {
    expect((await instance.ask<{ channels: unknown[] }>(CHANNELS)).channels.length).toBeGreaterThan(0);
    for (const path of ['/', '/admin', '/explorer', '/health/live', '/health/ready', '/metrics']) {
      for (const place of [path, BELOW + path]) {
        const answer = await fetch(instance.url + place);
        expect([place, answer.status]).toEqual([place, 200]);
      }
    }
    expect(await (await fetch(`${instance.url}${BELOW}`)).json()).toMatchObject({ graphql: `${BELOW}/graphql` });
  });

  it('prints a code by which exactly one first admin can claim the instance', async () => {
    const code = /^ {4}([A-Z0-9]{5}(?:-[A-Z0-9]{5}){3})$/m.exec(instance.output)?.[1] ?? '';
    const claim = `mutation Claim($input: ClaimFirstAdminInput!) {
      claimFirstAdmin(input: $input) { __typename ... on ClaimFirstAdminPayload { session { accessToken } staffMember { roles } } }
    }`;
    const input = { code, ...ADMIN, name: 'First' };
    const first = await instance.ask<{ claimFirstAdmin: unknown }>(claim, { input });
    expect(first.claimFirstAdmin).toMatchObject({
      __typename: 'ClaimFirstAdminPayload',
      staffMember: { roles: ['ADMIN'] },
    });
    const second = await instance.send(claim, { input: { ...input, email: 'second@instance.example' } });
    expect(second.errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('has its dashboard and its explorer below a path, opened anywhere', async () => {
    const browser = await launchBrowser();
    try {
      const { page, errors, open, settle, signIn } = await visit(browser, instance.url + BELOW);
      await signIn({ role: 'ADMIN', ...ADMIN });
      expect(new URL(page.url()).pathname).toMatch(/^\/maison\/boutique\/admin\//);
      await open('/products/create');
      await page.reload();
      await settle();
      await page
        .locator('main')
        .getByLabel(/^Titre/)
        .first()
        .waitFor();
      expect(errors).toEqual([]);
      await page.goto(`${instance.url}${BELOW}/explorer/`);
      const answered = page.waitForResponse(`${instance.url}${BELOW}/graphql`);
      await page
        .getByRole('button', { name: /execute/i })
        .first()
        .click();
      expect((await answered).status()).toBe(200);
    } finally {
      await browser.close();
    }
  });

  it('refuses a second start on the same data folder, in one sentence', async () => {
    const other = await createStartPlace();
    const ended = await runStart({ ...place, port: other.port }, { args: ['--empty'] });
    other.remove();
    expect(ended.code).not.toBe(0);
    expect(ended.stderr.trim()).toBe(
      `Passerelle already runs on the data folder ${place.dataDir} (process ${instance.pid}): stop it first, or set another DATA_DIR and PORT.`,
    );
  });

  it('refuses a taken port, in one sentence', async () => {
    const other = await createStartPlace();
    const ended = await runStart({ ...other, port: place.port }, { args: ['--empty'] });
    other.remove();
    expect(ended.code).not.toBe(0);
    expect(ended.stderr.trim()).toBe(`The port ${place.port} is taken by another program: set PORT to a free one.`);
  });

  it('recovers by itself after a kill -9, and keeps what was written', async () => {
    const left = instance.processes();
    await instance.kill();
    instance = await startByNpm(place);
    expect(left.filter(isAlive)).toEqual([]);
    expect(instance.output).not.toContain('Nobody works here yet');
    expect((await instance.ask<{ channels: unknown[] }>(CHANNELS)).channels.length).toBeGreaterThan(0);
  });

  it('stops everything when npm itself is killed', async () => {
    const processes = instance.processes();
    expect(processes.length).toBeGreaterThanOrEqual(3);
    await instance.stop('SIGKILL');
    expect(processes.filter(isAlive)).toEqual([]);
    instance = await startByNpm(place);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops everything at %s and leaves no process', async (signal) => {
    if (instance.processes().length === 0) instance = await startByNpm(place);
    const processes = instance.processes();
    expect(processes.length).toBeGreaterThanOrEqual(3);
    await instance.stop(signal);
    expect(processes.filter(isAlive)).toEqual([]);
  });
});

describe('a start that cannot succeed', () => {
  let place: StartPlace;
  beforeAll(async () => {
    place = await createStartPlace();
  });
  afterAll(() => place.remove());

  it.each([
    [
      'an unreachable DATABASE_URL',
      { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:9/shop' },
      /DATABASE_URL cannot be reached at 127\.0\.0\.1:9\/shop/,
    ],
    [
      'a DATABASE_URL that is none',
      { DATABASE_URL: 'mysql://127.0.0.1/shop' },
      /DATABASE_URL is not an address of the form postgresql:/,
    ],
    ['an unknown mode', { PASSERELLE_MODE: 'staging' }, /PASSERELLE_MODE must be one of/],
    ['a demo shop in production', { PASSERELLE_MODE: 'production' }, /PASSERELLE_MODE=production has no demo shop/],
    ['a wrong setting of a subgraph', { SHOP_CURRENCY: 'euro' }, /SHOP_CURRENCY/],
    ['a wrong setting of the gateway', { LIMIT_DEPTH: 'deep' }, /LIMIT_DEPTH/],
    ['a data folder that is a file', { DATA_DIR: '/dev/null' }, /\/dev\/null/],
  ])('ends with one sentence for %s', async (_, env, sentence) => {
    const args = 'PASSERELLE_MODE' in env ? [] : ['--empty'];
    const { code, stderr } = await runStart(place, { args, env });
    const lines = stderr
      .trim()
      .split('\n')
      .filter((line) => !/: (done|\d+%)/.test(line));
    expect(code).not.toBe(0);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(sentence);
    expect(stderr).not.toContain('secret');
  });

  it('ends with one sentence for secrets that were damaged', async () => {
    writeFileSync(join(place.dataDir, 'secrets.json'), '{');
    const { code, stderr } = await runStart(place, { args: ['--empty'] });
    expect(code).not.toBe(0);
    expect(stderr.trim()).toMatch(/^The secrets in .*secrets\.json cannot be read: [^\n]*$/);
  });
});
