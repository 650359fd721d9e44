import { expect, it } from 'vitest';
import { cleanTags, formatTags, parseTags } from './tags.ts';

it('lets one type a comma without losing it', () => {
  expect(formatTags(parseTags('laine,'))).toBe('laine, ');
  expect(parseTags('laine, automne')).toEqual(['laine', 'automne']);
});

it('sends neither empty nor double tags', () => {
  expect(cleanTags(parseTags('laine, , laine , automne,'))).toEqual(['laine', 'automne']);
});
