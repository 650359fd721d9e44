/** The color roles of one theme; each text color has a contrast of at least 4.5 on `ground` and `surface` (tested). */
export interface Palette {
  readonly ground: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  readonly primary: string;
  readonly good: string;
  readonly bad: string;
  readonly warn: string;
}

export type Mode = 'light' | 'dark';

export const PALETTES: Readonly<Record<Mode, Palette>> = {
  light: {
    ground: '#FAF9F7',
    surface: '#FFFFFF',
    ink: '#1B1F24',
    muted: '#5B6470',
    line: '#E4E1DB',
    primary: '#1D4E89',
    good: '#1B7F4B',
    bad: '#B3261E',
    warn: '#8A5A00',
  },
  dark: {
    ground: '#111417',
    surface: '#181C21',
    ink: '#E8EAED',
    muted: '#A3ACB8',
    line: '#2A3038',
    primary: '#8AB4F8',
    good: '#6FCF97',
    bad: '#F2877F',
    warn: '#F0B44C',
  },
};

/** Type scale in px. */
export const SIZE = { note: 12, small: 13, body: 14, lead: 16, heading: 20, title: 28, figure: 40 } as const;

export const SANS = '"Inter", system-ui, sans-serif';
/** For page titles and the big figure of a card only. */
export const SERIF = '"Source Serif 4", Georgia, serif';

/** Feedback on touch, in ms; data never moves. */
export const FEEDBACK_MS = 120;

/** Widest content, in px. */
export const PAGE_WIDTH = 1440;
