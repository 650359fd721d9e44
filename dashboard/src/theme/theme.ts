import { defaultTheme, type RaThemeOptions } from 'react-admin';
import { COMPONENTS } from './components.ts';
import { type Mode, PALETTES, SANS, SERIF, SIZE } from './tokens.ts';

/** The admin framework's own, loose type: the compiler took most of its time to compare ours with it member by member. */
type Overrides = NonNullable<RaThemeOptions['components']>;

/** The dashboard's look in light or dark: ink on warm paper, lines instead of shadows. */
function shopTheme(mode: Mode): RaThemeOptions {
  const palette = PALETTES[mode];
  const serif = { fontFamily: SERIF, fontWeight: 400, letterSpacing: '-0.01em' };
  return {
    ...defaultTheme,
    palette: {
      mode,
      primary: { main: palette.primary },
      secondary: { main: palette.primary },
      success: { main: palette.good },
      error: { main: palette.bad },
      warning: { main: palette.warn },
      info: { main: palette.primary },
      text: { primary: palette.ink, secondary: palette.muted },
      background: { default: palette.ground, paper: palette.surface },
      divider: palette.line,
    },
    shape: { borderRadius: 3 },
    spacing: 8,
    sidebar: { width: 208, closedWidth: 56 },
    typography: {
      fontFamily: SANS,
      fontSize: SIZE.body,
      htmlFontSize: 16,
      h1: { ...serif, fontSize: SIZE.title, lineHeight: 1.2 },
      h2: { fontFamily: SANS, fontWeight: 600, fontSize: SIZE.lead, lineHeight: 1.35 },
      h3: { fontFamily: SANS, fontWeight: 600, fontSize: SIZE.body, lineHeight: 1.4 },
      h4: { ...serif, fontSize: SIZE.title },
      h5: { ...serif, fontSize: SIZE.heading },
      h6: { fontFamily: SANS, fontWeight: 600, fontSize: SIZE.lead },
      body1: { fontSize: SIZE.body, lineHeight: 1.5 },
      body2: { fontSize: SIZE.small, lineHeight: 1.45 },
      caption: { fontSize: SIZE.note, lineHeight: 1.4 },
      button: { fontWeight: 500, fontSize: SIZE.small, textTransform: 'none', letterSpacing: 0 },
    },
    components: { ...defaultTheme.components, ...(COMPONENTS as Overrides) },
  };
}

export const lightTheme = shopTheme('light');
export const darkTheme = shopTheme('dark');
