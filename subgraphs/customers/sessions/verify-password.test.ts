import { describe, expect, it } from 'vitest';
import { hashPassword } from './hash-password.ts';
import { verifyPassword } from './verify-password.ts';

const found = async (password: string, ...hashes: string[]) =>
  (
    await verifyPassword(
      password,
      hashes.map((passwordHash, index) => ({ passwordHash, index })),
    )
  )?.index;

describe('a password', () => {
  it('is verified against its own hash alone, however it was typed', async () => {
    const hash = await hashPassword('café crème 1');
    expect(await found('cafe\u0301 crème 1', hash)).toBe(0);
    expect(await found('cafe crème 1', hash)).toBeUndefined();
    expect(await found('café crème 1')).toBeUndefined();
    expect(await found('café crème 1', 'nonsense')).toBeUndefined();
  });

  it('is verified with the work that its hash tells, whatever new ones cost', async () => {
    const hash = await hashPassword('ciel gris 42', { N: 2 ** 8, r: 4, p: 2 });
    expect(hash).toContain('$ln=8,r=4,p=2$');
    expect(await found('ciel gris 42', hash)).toBe(0);
  });

  it('is refused against a hash in the form of earlier versions', async () => {
    const [, , , salt, key] = (await hashPassword('ciel gris 42')).split('$');
    expect(await found('ciel gris 42', ['scrypt', 2 ** 15, 8, 3, salt, key].join('$'))).toBeUndefined();
  });

  it('is found among those of several accounts, the first of equal ones', async () => {
    const salt = Buffer.alloc(16, 1);
    const hashes = await Promise.all(
      ['rouge', 'bleu', 'bleu'].map((color) => hashPassword(`ciel ${color} 42`, undefined, salt)),
    );
    expect(await found('ciel bleu 42', ...hashes)).toBe(1);
    expect(await found('ciel vert 42', ...hashes)).toBeUndefined();
    expect(await found('ciel gris 42', ...hashes, await hashPassword('ciel gris 42'))).toBe(3);
  });

  it('costs as much to refuse without an account as with one, or with eight of one address', async () => {
    const cost = { N: 2 ** 13, r: 8, p: 1 };
    const passwordHash = await hashPassword('ciel gris 42', cost);
    const time = async (accounts: number) => {
      const stored = Array.from({ length: accounts }, () => ({ passwordHash }));
      const before = process.cpuUsage();
      for (let n = 0; n < 8; n++) await verifyPassword('wrong', stored, cost);
      return process.cpuUsage(before).user;
    };
    const one = await time(1);
    // Processor time, since other work shares the machine; without the dummy work the ratio is below 0.01, without the shared salt 8.
    for (const ratio of [(await time(0)) / one, (await time(8)) / one]) {
      expect(ratio).toBeGreaterThan(0.2);
      expect(ratio).toBeLessThan(5);
    }
  });
});
