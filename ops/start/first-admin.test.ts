import { expect, it } from 'vitest';
import { issueFirstAdminCode } from './first-admin.ts';

it('waits for a machine that is busy starting longer than a shopper would', async () => {
  let timeoutMs = 0;
  const code = await issueFirstAdminCode({
    execute: async (_domain, _document, _variables, { deadlineMs }) => {
      timeoutMs = deadlineMs - Date.now();
      return { data: { customersPrepareFirstAdmin: 'CODE' } };
    },
  });
  expect(code).toBe('CODE');
  expect(timeoutMs).toBeGreaterThan(20_000);
});
