import { OTHER, SERIES } from '../../theme/series.ts';
import { PALETTES } from '../../theme/tokens.ts';

/** A color as browsers compute it, "rgb(85, 98, 176)", as hexadecimal digits; anything else as it is. */
function toHex(color: string): string {
  const [, ...parts] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color) ?? [];
  if (parts.length < 3) return color;
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

const roles = Object.keys(PALETTES.dark) as ReadonlyArray<keyof typeof PALETTES.dark>;
const LIGHT_OF: ReadonlyMap<string, string> = new Map([
  ...roles.map((role) => [PALETTES.dark[role], PALETTES.light[role]] as const),
  ...[...SERIES, OTHER].map(({ color }) => [color.dark, color.light] as const),
]);

/**
 * The color that stands for it on a light background, since pictures go into documents: a role's or a series' own, for
 * a veil of white one of black.
 */
export function lightColor(color: string): string {
  const hex = toHex(color).replace(/^rgba\(255, 255, 255,/, 'rgba(0, 0, 0,');
  return LIGHT_OF.get(hex) ?? hex;
}
