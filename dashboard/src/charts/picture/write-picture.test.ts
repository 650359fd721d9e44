import { expect, it } from 'vitest';
import { SERIES } from '../../theme/series.ts';
import { PALETTES } from '../../theme/tokens.ts';
import { lightColor } from './light-color.ts';
import { type Drawing, writePicture } from './write-picture.ts';

const drawing = (more: Partial<Drawing> = {}): Drawing => ({
  chart: { name: 'svg', attributes: { width: '600', height: '300' }, children: [] },
  width: 600,
  height: 300,
  title: 'Sales rose',
  summary: 'Net sales',
  series: [],
  fontRules: '',
  ...more,
});

it('writes every color of the dark theme as that of the light one, and leaves the others', () => {
  for (const { color } of SERIES) expect(lightColor(color.dark)).toBe(color.light);
  expect(lightColor('rgb(163, 172, 184)')).toBe(PALETTES.light.muted);
  expect(lightColor(PALETTES.light.ink)).toBe(PALETTES.light.ink);
  expect(lightColor('rgba(255, 255, 255, 0.5)')).toBe('rgba(0, 0, 0, 0.5)');
  expect(lightColor('none')).toBe('none');
});

it('draws on a light background, whatever the page’s theme', () => {
  const chart = { name: 'path', attributes: { d: 'M0 0', stroke: 'rgb(136, 150, 208)' }, children: [] };
  const { svg } = writePicture(drawing({ chart }));
  expect(svg).toContain(`fill="${PALETTES.light.surface}"`);
  expect(svg).toContain(`stroke="${SERIES[0]?.color.light}"`);
});

it('escapes every text, and carries nothing that runs or loads', () => {
  const chart = {
    name: 'text',
    attributes: { onclick: 'alert(1)', href: 'https://evil.example', x: '"><script>' },
    children: ['</text><script>alert(1)</script>'],
  };
  const label = '<b>&"';
  const { svg } = writePicture(
    drawing({ chart, title: '</title><script>', series: [{ label, color: '#000', dash: undefined }] }),
  );
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('onclick');
  expect(svg).not.toContain('href');
  expect(svg).toContain('&lt;b&gt;&amp;&quot;');
});

it('grows with its texts, so that none leaves the picture', () => {
  const names = Array.from({ length: 12 }, (_, index) => `A store with a long name ${index}`);
  const series = names.map((label) => ({ label, color: '#123456', dash: '7 3' }));
  const one = writePicture(drawing());
  const many = writePicture(drawing({ series, summary: 'word '.repeat(80) }));
  expect(many.height).toBeGreaterThan(one.height + 60);
  expect(many.width).toBe(632);
  const ends = [...many.svg.matchAll(/<text x="(\d+(?:\.\d+)?)" y="(\d+(?:\.\d+)?)"/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(Math.max(...ends.map(([x = 0]) => x))).toBeLessThan(many.width);
  expect(Math.max(...ends.map(([, y = 0]) => y))).toBeLessThan(many.height);
});
