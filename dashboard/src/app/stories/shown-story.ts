import { isLocale, type Locale } from '../../i18n/provider.ts';
import type { Mode } from '../../theme/tokens.ts';

/** Widths that the design names, in px: a phone, a tablet, a page at its widest. */
export const WIDTHS = [360, 768, 1_280] as const;

/** What the address asks for. */
export interface ShownStory {
  readonly component: string;
  readonly story: string;
  readonly locale: Locale;
  readonly mode: Mode;
  /** In px. */
  readonly width: number;
  /** Inside of the frame: the story without the list. */
  readonly alone: boolean;
}

/** Reads `?story=ui/Panel/LongText&locale=fr&mode=dark&width=360`; what it lacks or has wrong is French, light and wide. */
export function readAddress(search: string): ShownStory {
  const asked = new URLSearchParams(search);
  const path = asked.get('story') ?? '';
  const locale = asked.get('locale') ?? '';
  const width = Number(asked.get('width'));
  return {
    component: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
    story: path.slice(path.lastIndexOf('/') + 1),
    locale: isLocale(locale) ? locale : 'fr',
    mode: asked.get('mode') === 'dark' ? 'dark' : 'light',
    width: WIDTHS.find((known) => known === width) ?? 1_280,
    alone: asked.has('alone'),
  };
}

/** The address of a story, of which some parts change. */
export function writeAddress(shown: ShownStory, change: Partial<ShownStory>): string {
  const { component, story, locale, mode, width, alone } = { ...shown, ...change };
  const query = new URLSearchParams({ story: `${component}/${story}`, locale, mode, width: String(width) });
  if (alone) query.set('alone', '');
  return `?${query}`;
}
