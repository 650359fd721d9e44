import phc from '@phc/format';
import { describe, expect, it } from 'vitest';
import { hashPassword } from './hash-password.ts';

describe('the hash of a password', () => {
  it('is another each time, a PHC string that tells how it was made', async () => {
    const [one, other] = [await hashPassword('ciel gris 42'), await hashPassword('ciel gris 42')];
    expect(one).not.toBe(other);
    expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(phc.deserialize(one)).toMatchObject({ id: 'scrypt', params: { ln: 15, r: 8, p: 3 } });
  });

  it('is refused for the moment when too many come at once, and never forgotten in the queue', async () => {
    const cost = { N: 2 ** 8, r: 8, p: 1 };
    const settled = await Promise.allSettled(Array.from({ length: 100 }, () => hashPassword('ciel gris 42', cost)));
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused).toHaveLength(100 - 66);
    expect(refused.every((one) => one.reason.code === 'UNAVAILABLE')).toBe(true);
    expect(await hashPassword('ciel gris 42', cost)).toMatch(/^\$scrypt/);
  });
});
