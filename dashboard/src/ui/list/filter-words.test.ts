import { expect, it } from 'vitest';
import { isActive, wordOf } from './filter-words.ts';

it('writes the chosen values as the filter offers them, and one that it does not offer as it is', () => {
  const { write } = wordOf('Channel', [
    { value: 'chn_1', label: 'Web' },
    { value: 'chn_2', label: 'App' },
  ]);
  expect(write('chn_2')).toBe('App');
  expect(write(['chn_1', 'chn_9'])).toBe('Web, chn_9');
});

it('takes a filter without a value for none', () => {
  expect([undefined, null, '', []].filter(isActive)).toEqual([]);
  expect(['DRAFT', ['chn_1'], false].filter(isActive)).toHaveLength(3);
});
