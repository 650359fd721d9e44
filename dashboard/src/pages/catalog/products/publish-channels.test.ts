import { expect, it } from 'vitest';
import { chosenAtFirst } from './publish-channels.ts';

const channel = (id: string, kind: 'ONLINE' | 'STORE' | 'MARKETPLACE', currency = 'EUR', isActive = true) => ({
  ...{ id, kind, isActive, currencyCodes: [currency] },
});
const channels = [
  channel('web', 'ONLINE'),
  channel('web-uk', 'ONLINE', 'GBP'),
  channel('store', 'STORE'),
  channel('old', 'ONLINE', 'EUR', false),
  channel('market', 'MARKETPLACE'),
];

it('are the own ones that sell in the currency of new prices', () => {
  expect([...chosenAtFirst(channels, [], 'EUR')]).toEqual(['web', 'store']);
  expect([...chosenAtFirst(channels, [], 'GBP')]).toEqual(['web-uk']);
});

it('are those in which there is a price already, whatever their kind, and that is in use', () => {
  expect([...chosenAtFirst(channels, ['market', 'web-uk', 'old'], 'EUR')]).toEqual(['web-uk', 'market']);
});
