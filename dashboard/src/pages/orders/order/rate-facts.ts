import type { Formats } from '../../../i18n/format.ts';
import type { Translate } from '../../../i18n/use-messages.ts';
import type { Fact } from '../../../ui/Facts.tsx';
import type { orderMessages } from './messages.ts';
import type { OrderRecord } from './resource.ts';

/** By which rate an order in another currency counts in the shop's, and for how much; nothing for one in the shop's. */
export function rateFacts(
  { exchangeRate, cost }: Pick<OrderRecord, 'exchangeRate' | 'cost'>,
  t: Translate<(typeof orderMessages)['en']>,
  formats: Pick<Formats, 'date' | 'editable' | 'money'>,
): Fact[] {
  if (!exchangeRate) return [];
  const { rate, rateDate, source, shopCurrencyCode: shopCurrency, convertedNetSales } = exchangeRate;
  const label = t('exchangeRate');
  if (rate === null || rateDate === null) return [{ label, value: t('rateUnknown', { shopCurrency }) }];
  const value = t('rateSays', {
    currency: cost.total.gross?.currencyCode ?? '',
    rate: formats.editable(rate),
    shopCurrency,
    // At noon it is that day in every zone of shops.
    day: formats.date(`${rateDate}T12:00:00Z`),
    source: source === null ? t('rateEntered') : t('rateSource', { source }),
  });
  if (!convertedNetSales) return [{ label, value }];
  const amount = formats.money(convertedNetSales.amount, convertedNetSales.currencyCode).text;
  return [
    { label, value },
    { label: t('countsFor'), value: t('countsForSays', { amount }) },
  ];
}
