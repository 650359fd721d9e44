import { expect, it } from 'vitest';
import { formatsFor } from '../../../i18n/format.ts';
import { createI18nProvider } from '../../../i18n/provider.ts';
import { bindMessages } from '../../../i18n/use-messages.ts';
import { customerMessages } from './messages.ts';
import type { TimelineEntry } from './resource.ts';
import { wordEntry } from './timeline-words.ts';

const t = bindMessages(customerMessages, 'fr', createI18nProvider('fr').translate);
const formats = formatsFor('fr', 'Europe/Paris');
const common = { id: '1', occurredAt: '2026-11-22T10:00:00Z', channel: null, location: null };
const say = (entry: TimelineEntry) => {
  const { word, figure, note } = wordEntry(entry, t, formats);
  return [word, figure, ...note]
    .filter((part) => part !== '')
    .join(' ')
    .replaceAll(/[\u00A0\u202F]/g, ' ');
};

it('describes entries in the reader’s language', () => {
  const points = { ...common, __typename: 'PointsTimelineEntry', kind: 'POINTS', order: null } as const;
  expect(say({ ...points, loyaltyEntryKind: 'REVERSE', points: -191 })).toBe('repris -191');
  expect(say({ ...points, loyaltyEntryKind: 'EARN', points: 62 })).toBe('gagnés +62');
  const amountRefunded = { amount: '230.00', currencyCode: 'EUR' };
  expect(say({ ...common, __typename: 'ReturnTimelineEntry', kind: 'RETURN', order: null, amountRefunded })).toBe(
    '-230,00 €',
  );
  expect(say({ ...common, __typename: 'MergeTimelineEntry', kind: 'MERGE', mergeEventKind: 'UNMERGED' })).toBe(
    'séparées',
  );
});

it('tells what staff noted, and nothing where they noted nothing', () => {
  const contact = {
    ...common,
    __typename: 'InteractionTimelineEntry',
    kind: 'INTERACTION',
    interactionKind: 'TRY_ON',
  } as const;
  expect(say({ ...contact, interaction: null })).toBe('essayage');
  const interaction = { note: 'aime le bleu', sentiment: 2, staffMember: { name: 'Lou' } };
  expect(say({ ...contact, interaction })).toBe('essayage Lou s’est bien passé aime le bleu');
});
