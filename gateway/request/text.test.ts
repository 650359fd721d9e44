import { expect, test } from 'vitest';
import { messageLanguage } from './text.ts';

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['fr', 'fr'],
  ['fr-CH, en;q=0.8', 'fr'],
  ['de, fr;q=0.7, en;q=0.8', 'en'],
  ['de', 'en'],
  ['*', 'en'],
  ['fr;q=0, en;q=0.1', 'en'],
  ['fr;q=nonsense', 'fr'],
])('messages for %j are in %s', (accepted, language) => {
  expect(messageLanguage(accepted)).toBe(language);
});
