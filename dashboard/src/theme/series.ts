import type { Mode } from './tokens.ts';

/** The look of one series: a color per theme, and a dash so that color is never the only difference. */
export interface SeriesStyle {
  readonly color: Readonly<Record<Mode, string>>;
  readonly dash: string | undefined;
}

/**
 * Found by a random search that maximized the least difference under normal vision and three simulated
 * color-vision deficiencies, with neighbors apart in lightness; the test holds the figures.
 */
export const SERIES: readonly SeriesStyle[] = [
  { color: { light: '#5562B0', dark: '#8896D0' }, dash: undefined },
  { color: { light: '#6C2866', dark: '#FAB5F6' }, dash: undefined },
  { color: { light: '#309DA2', dark: '#25807C' }, dash: '7 3' },
  { color: { light: '#344B06', dark: '#AFE295' }, dash: '9 3 2 3' },
  { color: { light: '#A78D35', dark: '#9A620B' }, dash: '2 2' },
  { color: { light: '#8F5C58', dark: '#D49462' }, dash: '12 4' },
];

/** Everything beyond the six: never distinguished by color. */
export const OTHER: SeriesStyle = { color: { light: '#7A8290', dark: '#8F98A5' }, dash: '1 3' };

/** Slot that a kind of channel asks for first. */
const PREFERRED: Readonly<Record<string, number>> = {
  ONLINE: 0,
  STORE: 1,
  APP: 2,
  MESSAGING: 3,
  MARKETPLACE: 4,
  SOCIAL: 5,
};

interface KnownChannel {
  readonly code: string;
  readonly kind: string;
}

/**
 * Gives each channel of the shop its lasting style: it depends on the shop's list of channels, in the order in which
 * they were opened, never on the content of a report. The first channel of a kind gets the kind's slot,
 * the others what is left.
 */
export function assignSeries(channels: readonly KnownChannel[]): ReadonlyMap<string, SeriesStyle> {
  const free = new Set(SERIES.keys());
  const styles = new Map<string, SeriesStyle>();
  for (const channel of channels) {
    const slot = PREFERRED[channel.kind];
    if (slot === undefined || !free.delete(slot)) continue;
    styles.set(channel.code, SERIES[slot] ?? OTHER);
  }
  for (const channel of channels) {
    if (styles.has(channel.code)) continue;
    const [slot] = free;
    if (slot !== undefined) free.delete(slot);
    styles.set(channel.code, slot === undefined ? OTHER : (SERIES[slot] ?? OTHER));
  }
  return styles;
}
