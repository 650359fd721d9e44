import { expect, it } from 'vitest';
import { Price } from './Price.tsx';
import { renderText } from './testing/render.tsx';

it('writes an exact amount in the language of the reader, and a dash for none', () => {
  const money = { amount: '1234.5', currencyCode: 'EUR' };
  expect(renderText(<Price money={money} />).replaceAll(' ', '')).toBe('€1,234.50');
  expect(renderText(<Price money={money} />, 'fr').replaceAll(' ', '')).toBe('1234,50€');
  expect(renderText(<Price money={null} />)).toBe('–');
});
