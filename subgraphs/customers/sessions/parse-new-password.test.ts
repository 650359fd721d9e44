import { describe, expect, it } from 'vitest';
import { parseNewPassword } from './parse-new-password.ts';

describe('a new password', () => {
  it.each(['a long enough word', 'ciel gris 42', 'passerelle', '🐘🐘🐘🐘🐘🐘🐘🦒', 'x'.repeat(199).concat('y')])(
    'may be %s',
    async (password) => {
      expect(await parseNewPassword(password)).toBe(password);
    },
  );

  it.each(['', 'seven 7', '🐘🐘🐘🐘🐘🐘🦒', 'x'.repeat(200).concat('y')])(
    'has 8 to 200 characters, not %s',
    async (password) => {
      await expect(parseNewPassword(password, 'input.password')).rejects.toMatchObject({
        issues: [{ path: 'input.password', message: 'must have 8 to 200 characters' }],
      });
    },
  );

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
