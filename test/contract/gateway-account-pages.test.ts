import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RunningGateway } from '../../gateway/gateway.ts';
import { readOperations } from '../../gateway/operations/persisted-operations.ts';
import { inProject } from '../../ops/cli/project.ts';
import { fixtureDomains } from './fixture/fixture-domains.ts';
import { startFixtureGateway } from './fixture/fixture-gateway.ts';

let gateway: RunningGateway;
beforeAll(async () => {
  gateway = await startFixtureGateway(fixtureDomains().subgraphs);
});
afterAll(() => gateway.close());

it.each(['/account/verify-email', '/account/reset-password'])(
  '%s is a page that loads nothing from elsewhere',
  async (path) => {
    const answer = await fetch(`${gateway.url}${path}?language=fr`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await answer.text()).not.toMatch(/(src|href)="(?!account\.)/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(answer.headers.get('content-security-policy')).not.toContain('unsafe');
  },
);

it('asks nothing but committed operations, so that it works where only those run', async () => {
  const page = await readFile(inProject('gateway', 'account', 'account.js'), 'utf8');
  const operations = await readOperations(inProject('schema', 'operations', 'account'));
  expect(operations).toHaveLength(4);
  for (const { file, text } of operations) expect([file, page.includes(`'${text}'`)]).toEqual([file, true]);
});
