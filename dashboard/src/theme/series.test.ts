import { describe, expect, it } from 'vitest';
import { assignSeries, OTHER, SERIES } from './series.ts';
import { contrast, difference, lightness, VISIONS } from './testing/color-vision.ts';
import { type Mode, PALETTES } from './tokens.ts';

const MODES: readonly Mode[] = ['light', 'dark'];

describe.each(MODES)('in the %s theme', (mode) => {
  const { ground, surface, ink, muted, primary, good, bad, warn } = PALETTES[mode];

  it.each(Object.entries({ ink, muted, primary, good, bad, warn }))(
    '%s text has a contrast of 4.5 or more',
    (_, text) => {
      expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('draws every series with a contrast of 3 or more', () => {
    for (const { color } of [...SERIES, OTHER]) {
      expect(contrast(color[mode], ground)).toBeGreaterThanOrEqual(3);
      expect(contrast(color[mode], surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(VISIONS)('keeps every two of the six series apart for %s vision', (vision) => {
    for (const [index, { color }] of SERIES.entries()) {
      for (const other of SERIES.slice(index + 1)) {
        expect(difference(color[mode], other.color[mode], vision)).toBeGreaterThanOrEqual(10);
      }
    }
  });

  it('keeps neighbors apart in lightness too', () => {
    for (const [index, next] of SERIES.slice(1).entries()) {
      const previous = SERIES[index];
      if (!previous) continue;
      const apart = Math.abs(lightness(previous.color[mode]) - lightness(next.color[mode]));
      expect(apart).toBeGreaterThanOrEqual(10);
    }
  });
});

describe('assignSeries', () => {
  const channels = [
    { code: 'WEB', kind: 'ONLINE' },
    { code: 'STORE', kind: 'STORE' },
    { code: 'AMAZON', kind: 'MARKETPLACE' },
    { code: 'ZALANDO', kind: 'MARKETPLACE' },
    { code: 'PHONE', kind: 'PHONE' },
    { code: 'APP', kind: 'APP' },
    { code: 'INSTAGRAM', kind: 'SOCIAL' },
  ];

  it('gives the style of a kind to the first channel of that kind, and keeps it when others open', () => {
    const before = assignSeries(channels);
    const after = assignSeries([
      ...channels,
      { code: 'ETSY', kind: 'MARKETPLACE' },
      { code: 'FACEBOOK', kind: 'SOCIAL' },
    ]);
    for (const { code } of channels) expect(after.get(code)).toBe(before.get(code));
    expect(before.get('AMAZON')).toBe(SERIES[4]);
  });

  it('uses each colored style once and calls the rest other', () => {
    const styles = [...assignSeries(channels).values()];
    const colored = styles.filter((style) => style !== OTHER);
    expect(new Set(colored).size).toBe(colored.length);
    expect(styles.filter((style) => style === OTHER)).toHaveLength(1);
  });
});
