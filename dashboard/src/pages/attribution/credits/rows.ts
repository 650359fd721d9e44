import type { Translate } from '../../../i18n/use-messages.ts';
import type { creditMessages } from './messages.ts';
import type { AttributionReport } from './report.ts';

/** One line of the tables and the bars: a name, and what both models give it. */
export interface CreditLine {
  readonly key: string;
  readonly name: string;
  readonly net: number;
  readonly netCompared: number;
  readonly orders: number;
  readonly ordersCompared: number;
  readonly removalEffect: number | null;
}

type Credit = AttributionReport['total'];

const toLine = (
  key: string,
  name: string,
  credit: Credit,
  compared: Credit,
  removalEffect: string | null = null,
): CreditLine => ({
  key,
  name,
  net: Number(credit.netSales.amount),
  netCompared: Number(compared.netSales.amount),
  orders: Number(credit.orders),
  ordersCompared: Number(compared.orders),
  removalEffect: removalEffect === null ? null : Number(removalEffect),
});

/** Keys in the order of the report, then all others and the unknown: together the total. */
export function creditLines(report: AttributionReport, t: Translate<typeof creditMessages.en>): CreditLine[] {
  const lines = report.rows.map(({ code, channel, location, associate, credit, compared, removalEffect }) => {
    const name = channel?.name ?? location?.name ?? associate?.name ?? (code === '' ? t('none') : code);
    return toLine(`key ${code}`, name, credit, compared, removalEffect);
  });
  const { rest, restCompared, unknown } = report;
  return [
    ...lines,
    ...(rest && restCompared ? [toLine('rest', t('rest'), rest, restCompared)] : []),
    toLine('unknown', t('unknown'), unknown, unknown),
  ];
}
