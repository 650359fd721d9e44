import { expect, it } from 'vitest';
import { issueFirstAdminCode } from './first-admin.ts';

it('waits for a machine that is busy starting longer than a shopper would', async () => {
  let patienceMs = 0;
  const code = await issueFirstAdminCode({
    execute: async (_domain, _document, _variables, { deadlineMs }) => {
      patienceMs = deadlineMs - Date.now();
      return { data: { customersPrepareFirstAdmin: 'CODE' } };
    },
  });
  expect(code).toBe('CODE');
  expect(patienceMs).toBeGreaterThan(20_000);
});
