import { expect, it } from 'vitest';
import { formatsFor } from '../../../i18n/format.ts';
import { createI18nProvider } from '../../../i18n/provider.ts';
import { bindMessages } from '../../../i18n/use-messages.ts';
import { orderMessages } from './messages.ts';
import { rateFacts } from './rate-facts.ts';
import type { OrderRecord } from './resource.ts';

const amount = { amount: '120.00', currencyCode: 'GBP' };
const cost = {
  ...{ subtotal: { net: null }, discount: { net: null }, shipping: { net: null } },
  total: { tax: null, gross: amount },
};
const known = {
  ...{ rate: '1.162790697674', rateDate: '2026-11-27', source: 'demo', shopCurrencyCode: 'EUR' },
  convertedNetSales: { amount: '116.28', currencyCode: 'EUR' },
};
function say(locale: 'en' | 'fr', exchangeRate: OrderRecord['exchangeRate']) {
  const t = bindMessages(orderMessages, locale, createI18nProvider(locale).translate);
  const facts = rateFacts({ exchangeRate, cost }, t, formatsFor(locale, 'Europe/Paris'));
  return facts.map(({ label, value }) => [label, String(value).replaceAll(/[\u00A0\u202F]/g, ' ')]);
}

it('X8: tells the rate of an order with its day and source, and what it counts for, in both languages', () => {
  expect(say('en', known)).toEqual([
    ['Exchange rate', '1 GBP = 1.162790697674 EUR, 27 Nov 2026, source: demo'],
    ['Counts for', '€116.28, before VAT, delivery and returns'],
  ]);
  expect(say('fr', { ...known, source: null })).toEqual([
    ['Taux de change', '1 GBP = 1,162790697674 EUR, 27 nov. 2026, saisi à la main'],
    ['Compte pour', '116,28 € HT, hors livraison et avant retours'],
  ]);
});

it('X8: tells that an order has no rate, and nothing of one in the currency of the shop', () => {
  const none = { ...known, rate: null, rateDate: null, source: null, convertedNetSales: null };
  expect(say('en', none)).toEqual([['Exchange rate', 'None known for its day: it is in no figure in EUR.']]);
  expect(say('fr', none)[0]?.[1]).toContain('aucun chiffre en EUR');
  expect(say('en', null)).toEqual([]);
});
