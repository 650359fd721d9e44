import { expect, it } from 'vitest';
import { formatsFor } from '../../../i18n/format.ts';
import { createI18nProvider } from '../../../i18n/provider.ts';
import { bindMessages } from '../../../i18n/use-messages.ts';
import { customerMessages } from './messages.ts';
import { wordEntry } from './timeline-words.ts';

const t = bindMessages(customerMessages, 'fr', createI18nProvider('fr').translate);
const formats = formatsFor('fr', 'Europe/Paris');
const say = (type: Parameters<typeof wordEntry>[0]['type'], data: unknown) => {
  const { word, figure } = wordEntry({ type, data }, t, formats);
  return `${word} ${figure}`.trim().replaceAll(/[\u00A0\u202F]/g, ' ');
};

it('describes entries in the reader’s language', () => {
  expect(say('POINTS', { kind: 'REVERSE', points: -191, balance: 2669 })).toBe('repris -191');
  expect(say('POINTS', { kind: 'EARN', points: 62 })).toBe('gagnés +62');
  expect(say('INTERACTION', { kind: 'TRY_ON' })).toBe('essayage');
  expect(say('RETURN', { amount: '230.00', currency: 'EUR' })).toBe('-230,00 €');
});

it('says nothing about data it does not know', () => {
  expect(say('INTERACTION', { kind: 'constructor' })).toBe('');
  expect(say('ORDER', null)).toBe('');
});
