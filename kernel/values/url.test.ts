import { expect, it } from 'vitest';
import { readUrl } from './url.ts';

it('reads an address with letters of Latin-1 however often it is asked', () => {
  let read = 0;
  for (let times = 0; times < 50_000; times++) if (readUrl('https://www.café.example/été')) read++;
  expect(read).toBe(50_000);
});

it.each(['', 'no address', 'http://', '//host'])('finds no address in %j alone', (text) => {
  expect(readUrl(text)).toBeUndefined();
});

it('reads what is relative beside a base', () => {
  expect(readUrl('/été?x=1', 'https://shop.example')?.pathname).toBe('/%C3%A9t%C3%A9');
});
