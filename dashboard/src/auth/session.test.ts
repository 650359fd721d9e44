import { beforeEach, expect, it } from 'vitest';
import { type Credentials, Session } from './session.ts';

const HOUR = 3_600_000;
let stored: Map<string, string>;
let renewals: string[];
let answer: Credentials | null;

function session(): Session {
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  };
  return new Session(storage, async (refreshToken) => {
    renewals.push(refreshToken);
    return answer;
  });
}

function credentials(name: string, expiresIn: number): Credentials {
  return {
    accessToken: `token-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: new Date(expiresIn).toISOString(),
  };
}

beforeEach(() => {
  stored = new Map();
  renewals = [];
  answer = credentials('b', 2 * HOUR);
});

it('keeps the access token out of storage', () => {
  const own = session();
  own.keep(credentials('a', HOUR));
  expect(own.token()).toBe('token-a');
  expect([...stored.values()]).toEqual(['refresh-a']);
});

it('survives a reload by its refresh token, used once even when several requests start together', async () => {
  session().keep(credentials('a', HOUR));
  const reloaded = session();
  expect(await Promise.all([reloaded.ensure(0), reloaded.ensure(0), reloaded.refresh()])).toEqual([true, true, true]);
  expect(renewals).toEqual(['refresh-a']);
  expect(reloaded.token()).toBe('token-b');
  expect([...stored.values()]).toEqual(['refresh-b']);
});

it('renews before the token runs out, not before', async () => {
  const own = session();
  own.keep(credentials('a', HOUR));
  await own.ensure(HOUR - 60_000);
  expect(renewals).toEqual([]);
  await own.ensure(HOUR - 10_000);
  expect(renewals).toEqual(['refresh-a']);
});

it('forgets everything when the server refuses to renew', async () => {
  const own = session();
  own.keep(credentials('a', HOUR));
  answer = null;
  expect(await own.refresh()).toBe(false);
  expect(own.token()).toBeNull();
  expect(stored.size).toBe(0);
});
