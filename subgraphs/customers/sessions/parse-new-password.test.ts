import { describe, expect, it } from 'vitest';
import { parseNewPassword } from './parse-new-password.ts';

describe('a new password', () => {
  it.each(['a long enough word', 'ciel gris 42', 'passerelle', '🐘🐘🐘🐘🐘🐘🐘🦒', 'x'.repeat(199).concat('y')])(
    'may be %s',
    async (password) => {
      expect(await parseNewPassword(password)).toBe(password);
    },
  );

  it.each([
    ['', 'TOO_SHORT', 8],
    ['seven 7', 'TOO_SHORT', 8],
    ['🐘🐘🐘🐘🐘🐘🦒', 'TOO_SHORT', 8],
    ['x'.repeat(200).concat('y'), 'TOO_LONG', 200],
  ])('has 8 to 200 characters, not %s', async (password, issueCode, limit) => {
    await expect(parseNewPassword(password, 'input.password')).rejects.toMatchObject({
      issues: [{ path: 'input.password', issueCode, limit, message: 'must have 8 to 200 characters' }],
    });
  });

  it.each([
    'password',
    'PassWord',
    '12345678',
    '123456789',
    'motdepasse',
    'Azertyuiop',
    'azerty123',
    'trustno1',
    'ｐａｓｓｗｏｒｄ',
    '00000000',
    '........',
  ])('is not %s, which many choose', async (password) => {
    await expect(parseNewPassword(password)).rejects.toMatchObject({
      issues: [{ path: 'password', message: 'is too easy to guess' }],
    });
  });
});
