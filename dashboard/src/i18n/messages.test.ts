import { expect, it } from 'vitest';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { createI18nProvider, initialLocale } from './provider.ts';

function flatten(value: object, prefix = ''): [string, string][] {
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${prefix}${key}`, inner] as [string, string]] : flatten(inner, `${prefix}${key}.`),
  );
}

const english = flatten(en);
const french = new Map(flatten(fr));

it('both languages use the same placeholders in every message', () => {
  const names = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();
  for (const [key, text] of english) expect([key, names(french.get(key) ?? '')]).toEqual([key, names(text)]);
});

it('both languages have the plural where one has it', () => {
  for (const [key, text] of english)
    expect([key, french.get(key)?.includes('||||')]).toEqual([key, text.includes('||||')]);
});

it('French counts nothing as one: "0 commande", "2 commandes"', () => {
  const provider = createI18nProvider('fr');
  expect(provider.translate('orders.count', { smart_count: 0, count: '0' })).toBe('0 commande');
  expect(provider.translate('orders.count', { smart_count: 2, count: '2' })).toBe('2 commandes');
});

it('no French message has an ASCII apostrophe or a plain space before a double sign', () => {
  for (const [key, text] of french)
    expect([key, /'| [;:!?»]|« /.test(text.replaceAll(/[\u00A0\u202F]/g, ''))]).toEqual([key, false]);
});

it('starts in French unless the browser prefers English', () => {
  expect([initialLocale(['en-US', 'fr']), initialLocale(['de']), initialLocale([])]).toEqual(['en', 'fr', 'fr']);
});
