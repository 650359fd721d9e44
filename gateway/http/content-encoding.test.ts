import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { acceptedEncoding, compressed } from './content-encoding.ts';

it.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['deflate, x-br', undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['br;q=0.000,gzip;q=0', undefined],
  ['br;q=0.1', 'br'],
])('%j is answered by %s', (accepted, encoding) => {
  expect(acceptedEncoding(accepted)).toBe(encoding);
});

it('makes each form of the same bytes once', () => {
  const body = Buffer.from('{"data":null}'.repeat(100));
  const [br, gz] = [compressed(body, 'br'), compressed(body, 'gzip')];
  expect([brotliDecompressSync(br), gunzipSync(gz)]).toEqual([body, body]);
  expect([compressed(body, 'br'), compressed(body, 'gzip')]).toEqual([br, gz]);
  expect(compressed(body, 'br')).toBe(br);
});
