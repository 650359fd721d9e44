import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUrl } from '#kernel/values/url.ts';
import { pagePath, referrerHost } from './page-address.ts';

const part = fc.oneof(
  fc.constantFrom('', '/', '.', '..', '-', '%20', 'robes', 'xn--', 'é', ':80', '@', '?', '#'),
  fc.string({ maxLength: 4 }),
);
const parts = fc.array(part, { maxLength: 6 }).map((found) => found.join(''));

it('tells the path that the URL Standard tells', () => {
  fc.assert(
    fc.property(parts, (rest) => {
      const address = `/${rest}`;
      const base = 'http://relative.invalid';
      expect(pagePath(address)).toBe(readUrl(address, base)?.pathname ?? '');
    }),
    { numRuns: 2_000 },
  );
});

it('tells the host that the URL Standard tells', () => {
  const host = fc.oneof(
    parts,
    fc.constantFrom(
      'www.google.com',
      'WWW.Google.com',
      'xn--caf-dma.fr',
      'xn--.fr',
      '1.2.3',
      'a.b.1',
      'shop.example:443',
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom('http', 'https', 'HTTPS'), host, parts, (scheme, name, rest) => {
      const address = `${scheme}://${name}${rest}`;
      expect(referrerHost(address)).toBe(readUrl(address)?.hostname ?? '');
    }),
    { numRuns: 2_000 },
  );
});
