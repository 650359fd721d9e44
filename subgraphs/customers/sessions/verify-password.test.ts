import { describe, expect, it } from 'vitest';
import { hashPassword } from './hash-password.ts';
import { verifyPassword } from './verify-password.ts';

describe('a password', () => {
  it('is verified against its own hash alone, however it was typed', async () => {
    const hash = await hashPassword('café crème 1');
    expect(await verifyPassword('cafe\u0301 crème 1', hash)).toBe(true);
    expect(await verifyPassword('cafe crème 1', hash)).toBe(false);
    expect(await verifyPassword('café crème 1', undefined)).toBe(false);
    expect(await verifyPassword('café crème 1', 'nonsense')).toBe(false);
  });

  it('is verified with the work that its hash tells, whatever new ones cost', async () => {
    const hash = await hashPassword('ciel gris 42', { N: 2 ** 8, r: 4, p: 2 });
    expect(hash).toContain('$ln=8,r=4,p=2$');
    expect(await verifyPassword('ciel gris 42', hash)).toBe(true);
  });

  it('is refused against a hash in the form of earlier versions', async () => {
    const [, , , salt, key] = (await hashPassword('ciel gris 42')).split('$');
    expect(await verifyPassword('ciel gris 42', ['scrypt', 2 ** 15, 8, 3, salt, key].join('$'))).toBe(false);
  });

  it('costs as much to refuse without an account as with one', async () => {
    const cost = { N: 2 ** 13, r: 8, p: 1 };
    const hash = await hashPassword('ciel gris 42', cost);
    const time = async (stored: string | undefined) => {
      const start = process.hrtime.bigint();
      for (let n = 0; n < 8; n++) await verifyPassword('wrong', stored, cost);
      return Number(process.hrtime.bigint() - start);
    };
    await time(hash);
    const ratio = (await time(undefined)) / (await time(hash));
    // Wide, since other work shares the machine; without the dummy work the ratio is below 0.01.
    expect(ratio).toBeGreaterThan(0.2);
    expect(ratio).toBeLessThan(5);
  });
});
