import { endsOf, toPoints } from '../../../charts/points.ts';
import { deltaOf } from '../../../figures/delta.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { isComparisonShort } from '../../../reports/report-frame.ts';
import { daysBetween } from '../../../time/business-day.ts';
import { numberOf, previousOf } from './channel-figures.ts';
import { headlineOf } from './headline.ts';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';

/** The main message of the chart of channels, in a sentence. */
export function useHeadline({ rows }: OverviewReport): string {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const headline = headlineOf(
    rows.map((row) => ({
      label: row.keys[0]?.channel?.name ?? '',
      total: numberOf(row, 'netSales'),
      previous: previousOf(row, 'netSales'),
    })),
  );
  switch (headline.kind) {
    case 'overtook':
      return t('headline.overtook', { channel: headline.channel, other: headline.other });
    case 'leads':
      return t('headline.leads', { channel: headline.channel, share: formats.rate(headline.share).text });
    case 'single':
      return t('headline.single', { channel: headline.channel });
    default:
      return t('salesTitle');
  }
}

/** The total, its change and the best day, in a sentence. */
export function useSummary(report: OverviewReport): string {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const format = useMetricFormat('MONEY', report.currencyCode);
  const card = report.cards.find(({ metric }) => metric.key === 'net_sales');
  if (!card || card.value === null) return '';
  const total = format.figure(Number(card.value)).text;
  const points = toPoints(card.series);
  const best = points.reduce((top, point) => (point.value > (top?.value ?? 0) ? point : top), points[0]);
  const end = best ? (endsOf(points, report.before).get(best.day) ?? report.before) : report.before;
  const bestText =
    best && daysBetween(best.day, end) > 1
      ? t('summary.bestDays', { days: formats.range(best.day, end) })
      : t('summary.bestDay', { day: best ? formats.day(best.day, 'long') : '–' });
  const before = card.previous === null ? null : Number(card.previous);
  const base = { n: card.n, isShort: isComparisonShort(report) };
  const delta = deltaOf(card.metric, Number(card.value), before, base);
  if (delta.kind !== 'ratio') return t('summary.alone', { total, best: bestText });
  const size = formats.change(Math.abs(delta.change)).replace('+', '');
  const change = delta.direction === 'flat' ? t('summary.flat') : t(`summary.${delta.direction}`, { change: size });
  return t('summary.compared', { total, change, best: bestText });
}
