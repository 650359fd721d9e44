import { expect, it } from 'vitest';
import { frameMessages } from './frame-messages.ts';
import { defineMessages, type Messages, type MessageTree } from './messages.ts';
import { createI18nProvider, initialLocale } from './provider.ts';
import { bindMessages } from './use-messages.ts';

/** The messages of every room and page area. */
const modules = import.meta.glob<Record<string, Messages<MessageTree>>>(['../**/messages.ts', '!../api/**'], {
  eager: true,
});
const areas = Object.entries(modules).flatMap(([file, exported]) =>
  Object.values(exported).flatMap((messages) => (typeof messages === 'object' ? [{ file, messages }] : [])),
);
const sentences = [{ file: './frame-messages.ts', messages: frameMessages as Messages<MessageTree> }, ...areas].flatMap(
  ({ file, messages }) => {
    const french = new Map(flatten(messages.fr));
    return flatten(messages.en).map(([key, en]) => ({ key: `${file} ${key}`, en, fr: french.get(key) ?? '' }));
  },
);

function flatten(tree: MessageTree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${prefix}${key}`, inner] as [string, string]] : flatten(inner, `${prefix}${key}.`),
  );
}

it('both languages use the same placeholders in every message', () => {
  expect(areas.length).toBeGreaterThan(8);
  const names = (text: string) => [...new Set(text.match(/%\{\w+\}/g))].sort();
  for (const { key, en, fr } of sentences) expect([key, names(fr)]).toEqual([key, names(en)]);
});

it('both languages have the plural where one has it', () => {
  for (const { key, en, fr } of sentences) expect([key, fr.includes('||||')]).toEqual([key, en.includes('||||')]);
});

it('no room or page area hides a common word', () => {
  for (const { file, messages } of areas) {
    const hidden = Object.keys(messages.en).filter((key) => Object.hasOwn(frameMessages.en, key));
    expect([file, hidden]).toEqual([file, []]);
  }
});

it('no French message has an ASCII apostrophe or a plain space before a double sign', () => {
  for (const { key, fr } of sentences)
    expect([key, /'| [;:!?»]|« /.test(fr.replaceAll(/[\u00A0\u202F]/g, ''))]).toEqual([key, false]);
});

it('French counts nothing as one: "0 commande", "2 commandes"; a common word needs no area', () => {
  const messages = defineMessages({
    en: { count: '%{count} order |||| %{count} orders' },
    fr: { count: '%{count} commande |||| %{count} commandes' },
  });
  const t = bindMessages(messages, 'fr', createI18nProvider('fr').translate);
  expect(t('count', { smart_count: 0, count: '0' })).toBe('0 commande');
  expect(t('count', { smart_count: 2, count: '2' })).toBe('2 commandes');
  expect(t('app.save')).toBe('Enregistrer');
});

it('a key that French lacks or has beyond English, or that no message has, does not compile', () => {
  // @ts-expect-error French lacks `save`
  defineMessages({ en: { title: 'Stock', save: 'Save' }, fr: { title: 'Stock' } });
  // @ts-expect-error English lacks `save`
  const messages = defineMessages({ en: { title: 'Stock' }, fr: { title: 'Stock', save: 'Enregistrer' } });
  const t = bindMessages(messages, 'en', createI18nProvider('en').translate);
  // @ts-expect-error no such message
  expect(t('unknown')).toBe('unknown');
});

it('starts in French unless the browser prefers English', () => {
  expect([initialLocale(['en-US', 'fr']), initialLocale(['de']), initialLocale([])]).toEqual(['en', 'fr', 'fr']);
});
