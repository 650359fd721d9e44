import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlive, sendSignal, waitForExit } from '../../ops/processes.ts';
import { DOMAINS } from '../../subgraphs/shared/port.ts';
import { createStartPlace, type StartedHouse, type StartPlace, startHouseByNpm } from '../support/started-house.ts';
import { accessibilityChecks } from './journeys/accessibility.ts';
import { dashboardJourneys } from './journeys/dashboard.ts';
import { launchBrowser } from './support/browser.ts';
import { SCALE, signIn, type VisitedGround } from './support/demo-house.ts';

/** Seconds in which the house must be whole again after a subgraph's return. */
const WHOLE_AGAIN_SECONDS = 10;

describe('npm run start:split', () => {
  let place: StartPlace;
  let house: StartedHouse;
  let browser: Browser;
  beforeAll(async () => {
    place = await createStartPlace();
    house = await startHouseByNpm(place, { script: 'start:split', args: ['--scale', String(SCALE)] });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    if (house.processes().length > 0) await house.stop();
    place.remove();
  });
  const ground = (): VisitedGround => ({ browser, house: { url: house.url, signIn } });

  function services(): Map<string, number> {
    const run = JSON.parse(readFileSync(join(place.dataDir, 'run.json'), 'utf8')) as {
      services: { name: string; pid: number }[];
    };
    return new Map(run.services.map(({ name, pid }) => [name, pid]));
  }

  it('runs one process a subgraph and the gateway, and answers as one graph', async () => {
    expect([...services().keys()]).toEqual([...DOMAINS, 'gateway']);
    const { channels } = await house.ask<{ channels: unknown[] }>('{ channels { code } }');
    expect(channels.length).toBeGreaterThan(0);
  });

  describe('its dashboard', () => dashboardJourneys(ground));
  describe('its pages', () => accessibilityChecks(ground));

  it('answers what it can while a subgraph is gone, and is whole again soon after its return', async () => {
    const pid = services().get('inventory') ?? 0;
    sendSignal(pid, 'SIGKILL');
    await waitForExit(pid, 5_000);
    const reply = await house.send<{ channels: unknown[] }>('{ channels { code } }');
    expect(reply.errors).toEqual([]);
    expect(reply.data?.channels.length).toBeGreaterThan(0);
    const deadline = Date.now() + WHOLE_AGAIN_SECONDS * 1000;
    let answer = await house.send('{ locations { code } }');
    while (answer.errors.length > 0 && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      answer = await house.send('{ locations { code } }');
    }
    expect(answer.errors).toEqual([]);
  });

  it('leaves no process behind when the supervisor is killed outright, but for servers that the next start ends', async () => {
    const pids = [...services().values()];
    const left = house.processes();
    await house.kill();
    for (const pid of pids) expect(await waitForExit(pid, 30_000)).toBe(true);
    house = await startHouseByNpm(place, { script: 'start:split' });
    expect(left.filter(isAlive)).toEqual([]);
  });

  it('stops everything at SIGTERM', async () => {
    const processes = house.processes();
    expect(processes.length).toBeGreaterThanOrEqual(DOMAINS.length + 3);
    await house.stop();
    expect(processes.filter(isAlive)).toEqual([]);
  });
});
