import { expect, it } from 'vitest';
import { render } from '../ui/testing/render.tsx';
import { Sparkline } from './Sparkline.tsx';

const point = (value: number, isPartial = false) => ({ day: '2026-11-22', value, isPartial });
const paths = (markup: string) => [...markup.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d);

it('draws the finished part as a line and the unfinished day dashed from its last point', () => {
  const markup = render(<Sparkline points={[point(0), point(10), point(5, true)]} height={24} />);
  expect(paths(markup)).toEqual(['M0.0 22.0L120.0 2.0', 'M120.0 2.0L240.0 12.0']);
  expect(markup).toMatch(/^<svg aria-hidden="true"/);
});

it('draws an even series in the middle, and nothing without points', () => {
  expect(paths(render(<Sparkline points={[point(0), point(0)]} height={24} />))[0]).toBe('M0.0 12.0L240.0 12.0');
  expect(paths(render(<Sparkline points={[]} />))).toEqual(['', '']);
});

it('starts at zero: nine beside ten is no cliff', () => {
  expect(paths(render(<Sparkline points={[point(10), point(9)]} height={24} />))[0]).toBe('M0.0 2.0L240.0 4.0');
});
