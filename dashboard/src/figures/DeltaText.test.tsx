import { expect, it } from 'vitest';
import { renderText } from '../ui/testing/render.tsx';
import { DeltaText } from './DeltaText.tsx';
import { deltaOf } from './delta.ts';

const sales = { unit: 'MONEY', goodWhen: 'UP' } as const;

it('writes a change with arrow and sign, and the value before', () => {
  expect(renderText(<DeltaText delta={deltaOf(sales, 108, 100, { n: 50 })} was="€100" />)).toBe('↑ +8% before: €100');
  expect(renderText(<DeltaText delta={deltaOf(sales, 92, 100, { n: 50 })} was="100 €" />, 'fr')).toBe(
    '↓ -8 % avant : 100 €',
  );
});

it('writes the count when there are too few observations, "new" without a value before, and nothing without both', () => {
  expect(renderText(<DeltaText delta={deltaOf(sales, 108, 100, { n: 12 })} />)).toBe('n = 12');
  expect(renderText(<DeltaText delta={deltaOf(sales, 108, 0, { n: 50 })} />)).toBe('new');
  expect(renderText(<DeltaText delta={deltaOf(sales, null, 100, { n: 50 })} />)).toBe('');
});
