import polyglotI18nProvider from 'ra-i18n-polyglot';
import englishMessages from 'ra-language-english';
import frenchMessages from 'ra-language-french';
import type { I18nProvider } from 'react-admin';
import { readPath } from './messages.ts';

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
] as const;
export type Locale = (typeof LOCALES)[number]['locale'];

/** English when the browser prefers it, French otherwise. */
export function initialLocale(languages: readonly string[]): Locale {
  return languages[0]?.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

export function isLocale(text: string): text is Locale {
  return text === 'fr' || text === 'en';
}

/** react-admin's own words; those of the dashboard come with each use (use-messages.ts). */
export function createI18nProvider(initial: Locale): I18nProvider {
  return polyglotI18nProvider((locale) => (locale === 'en' ? englishMessages : frenchMessages), initial, [...LOCALES], {
    allowMissing: false,
    // ra-language-french lacks a few keys of the English original.
    onMissingKey: (key: string) => readPath(englishMessages, key) ?? key,
  });
}
