import { expect, it } from 'vitest';
import { renderText } from '../ui/testing/render.tsx';
import { RateOfFew, RateOfMany } from './KpiCard.stories.tsx';

it('shows no percent of fewer than thirty observations, and how many there were', () => {
  expect(renderText(<RateOfMany />)).toMatch(/25\s?%/);
  const few = renderText(<RateOfFew />);
  expect(few).not.toContain('%');
  expect(few).toContain('n = 12');
});
