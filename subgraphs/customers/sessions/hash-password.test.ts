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

  it('is refused for the moment when too many come at once, and never forgotten in the queue', async () => {
    const cost = { N: 2 ** 8, r: 8, p: 1 };
    const settled = await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword('ciel gris 42', cost)));
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(100 - 66);
    expect(refused.every((one) => one.reason.code === 'UNAVAILABLE')).toBe(true);
    expect(await hashPassword('ciel gris 42', cost)).toMatch(/^scrypt/);
  });

  it('is hashed anew each time, with the cost told in the hash', async () => {
    const [one, other] = [await hashPassword('ciel gris 42'), await hashPassword('ciel gris 42')];
    expect(one).not.toBe(other);
    expect(one.split('$').slice(0, 4)).toEqual(['scrypt', '32768', '8', '3']);
  });
});
