import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, sendSignal, waitForExit } from '../../ops/cli/processes.ts';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { createStartPlace, type StartedInstance, type StartPlace, startByNpm } from '../support/started-instance.ts';
import { dashboardJourneys } from './journeys/dashboard.ts';
import { formJourneys } from './journeys/forms.ts';
import { liveJourneys } from './journeys/live.ts';
import { launchBrowser } from './support/browser.ts';
import { SCALE, type Stage, signIn } from './support/demo-shop.ts';
import { visit } from './support/visitor.ts';

/** Milliseconds that the gateway waits for a subgraph that hangs. */
const SUBGRAPH_TIMEOUT_MS = 5_000;
/** Seconds after which the graph is no longer waited for; quiet cores take less than 10 (`ops/start/supervise.ts`). */
const WHOLE_AGAIN_SECONDS = 60;

describe('npm run start:split', () => {
  let place: StartPlace;
  let instance: StartedInstance;
  let browser: Browser;
  beforeAll(async () => {
    place = await createStartPlace();
    const env = { SUBGRAPH_TIMEOUT_MS: String(SUBGRAPH_TIMEOUT_MS) };
    instance = await startByNpm(place, { script: 'start:split', args: ['--scale', String(SCALE)], env });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    if (instance.processes().length > 0) await instance.stop();
    place.remove();
  });
  const stage = (): Stage => ({ browser, shop: { url: instance.url, signIn } });

  function services(): Map<string, number> {
    const run = JSON.parse(readFileSync(join(place.dataDir, 'run.json'), 'utf8')) as {
      services: { name: string; pid: number }[];
    };
    return new Map(run.services.map(({ name, pid }) => [name, pid]));
  }

  function pidOf(service: string): number {
    const pid = services().get(service);
    if (pid === undefined) throw new Error(`there is no ${service}`);
    return pid;
  }

  it('runs one process a subgraph and the gateway, and answers as one graph', async () => {
    expect([...services().keys()]).toEqual([...DOMAINS, 'gateway']);
    const { channels } = await instance.ask<{ channels: unknown[] }>('{ channels { code } }');
    expect(channels.length).toBeGreaterThan(0);
  });

  describe('its dashboard', () => dashboardJourneys(stage));
  describe('its forms', () => formJourneys(stage));
  describe('its live page', () => liveJourneys(stage));
  // One look: the pages are the same files as in one process, where both are tried.

  it('shows the data of the others while a subgraph hangs, says so, and is complete when that wakes', async () => {
    const { context, page, open, settle, signIn: enter } = await visit(browser, instance.url);
    await enter(signIn('merchandiser'));
    await open('/products');
    await page.locator('main tbody a').first().click();
    await page.waitForURL('**/admin/products/prd_*');
    const available = page.locator('main table tbody tr').first().locator('td').first();
    await expect.poll(() => available.textContent()).toMatch(/^[\d\s]+$/);
    const missing = page.getByText('Un service ne répond pas en ce moment');
    const pid = pidOf('inventory');
    // The supervisor would start it again while we look.
    sendSignal(instance.pid, 'SIGSTOP');
    sendSignal(pid, 'SIGSTOP');
    try {
      await page.reload();
      await missing.waitFor();
      await page
        .getByRole('button', { name: /^Prix de / })
        .first()
        .waitFor();
      expect(await available.textContent()).toBe('–');
      await page.goto(`${instance.url}/admin/stock`);
      const failure = page.getByRole('alert');
      await failure.getByText('Ce service ne répond pas en ce moment.').waitFor();
      expect(await failure.count()).toBe(1);
    } finally {
      sendSignal(pid, 'SIGCONT');
      sendSignal(instance.pid, 'SIGCONT');
    }
    // The gateway asks a subgraph that hung again after some seconds only: a person presses until it does.
    const retry = page.getByRole('button', { name: 'Réessayer' });
    const rows = page.locator('main tbody tr');
    const shown = async () => {
      if (await retry.isVisible()) await retry.click();
      return rows.count();
    };
    await expect.poll(shown, { timeout: WHOLE_AGAIN_SECONDS * 1000, interval: 500 }).toBeGreaterThan(0);
    await page.goBack();
    await settle();
    await expect.poll(() => available.textContent()).toMatch(/^[\d\s]+$/);
    expect(await missing.count()).toBe(0);
    await context.close();
  });

  it('starts a subgraph again that hangs, answers without it meanwhile, and is whole again soon', async () => {
    const pid = pidOf('catalog');
    sendSignal(pid, 'SIGSTOP');
    expect(await waitForExit(pid, 2 * WHOLE_AGAIN_SECONDS * 1000)).toBe(true);
    expect((await instance.send('{ locations { __typename } }')).errors).toEqual([]);
    const returned = async () => (await instance.send('{ channels { __typename } }')).errors;
    await expect.poll(returned, { timeout: WHOLE_AGAIN_SECONDS * 1000 }).toEqual([]);
  });

  it('answers what it can while a subgraph is gone, and is whole again soon after its return', async () => {
    const pid = pidOf('inventory');
    sendSignal(pid, 'SIGKILL');
    await waitForExit(pid, 30_000);
    const reply = await instance.send<{ channels: unknown[] }>('{ channels { code } }');
    expect(reply.errors).toEqual([]);
    expect(reply.data?.channels.length).toBeGreaterThan(0);
    const deadline = Date.now() + WHOLE_AGAIN_SECONDS * 1000;
    let answer = await instance.send('{ locations { nodes { code } } }');
    while (answer.errors.length > 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      answer = await instance.send('{ locations { nodes { code } } }');
    }
    expect(answer.errors).toEqual([]);
  });

  it('leaves no process behind when the supervisor is killed outright, but for servers that the next start ends', async () => {
    const pids = [...services().values()];
    const left = instance.processes();
    await instance.kill();
    for (const pid of pids) expect(await waitForExit(pid, 30_000)).toBe(true);
    instance = await startByNpm(place, { script: 'start:split' });
    expect(left.filter(isAlive)).toEqual([]);
  });

  it('stops everything at SIGTERM', async () => {
    const processes = instance.processes();
    expect(processes.length).toBeGreaterThanOrEqual(DOMAINS.length + 3);
    await instance.stop();
    expect(processes.filter(isAlive)).toEqual([]);
  });
});
