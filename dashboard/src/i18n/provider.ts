import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import frenchMessages from 'ra-language-french';
import type { I18nProvider } from 'react-admin';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
] as const;
export type Locale = (typeof LOCALES)[number]['locale'];

/** Both languages are small and ship together: switching never waits. */
const ALL = { en: { ...englishMessages, ...en }, fr: { ...frenchMessages, ...fr } };

/** The browser's language when the house speaks it, French otherwise. */
export function initialLocale(languages: readonly string[]): Locale {
  return languages[0]?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

export function isLocale(text: string): text is Locale {
  return text === 'fr' || text === 'en';
}

export function createI18nProvider(initial: Locale): I18nProvider {
  return polyglotI18nProvider((locale) => (isLocale(locale) ? ALL[locale] : ALL.fr), initial, [...LOCALES], {
    allowMissing: false,
    // ra-language-french is a few keys behind English; ours cannot be, by type.
    onMissingKey: (key: string) => readPath(ALL.en, key) ?? key,
  });
}

function readPath(messages: object, key: string): string | undefined {
  let value: unknown = messages;
  for (const part of key.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(part);
  }
  return typeof value === 'string' ? value : undefined;
}
