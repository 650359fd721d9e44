import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyGroupedBars } from '../../../charts/LazyGroupedBars.tsx';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { creditMessages } from './messages.ts';
import type { AttributionReport } from './report.ts';
import { creditLines } from './rows.ts';

/** Names that bars can still be read of; the table has all. */
const MOST_BARS = 12;

/** What each key gets by both models, side by side. */
export function CreditBars({ report }: { report: AttributionReport }) {
  const t = useMessages(creditMessages);
  const formats = useFormats();
  const format = useMetricFormat('MONEY', report.frame.currencyCode);
  const lines = creditLines(report, t);
  const [model, other] = [t(`models.${report.model}`), t(`models.${report.compareModel}`)];
  const total = Number(report.total.netSales.amount);
  const first = lines[0];
  const title =
    first && report.rows.length > 0 && total > 0
      ? t('creditsTitle', { name: first.name, share: formats.rate(first.net / total).text, model })
      : t('creditsNone');
  return (
    <ChartFrame
      title={title}
      summary={t('creditsLead', {
        model,
        other,
        share: formats.rate(Number(report.unknownShare ?? 0)).text,
        days: report.windowDays,
      })}
      fileName={`${t('title')} ${report.frame.from}`}
      table={{
        columns: [t('name'), model, other],
        rows: lines.map(({ name, net, netCompared }) => [name, net, netCompared]),
        formatCell: (cell) => (typeof cell === 'number' ? format.figure(cell).text : (cell ?? '')),
      }}
    >
      <LazyGroupedBars
        groups={lines.slice(0, MOST_BARS).map(({ name, net, netCompared }) => ({ name, values: [net, netCompared] }))}
        series={[model, other]}
        formatValue={(value) => format.figure(value).text}
        formatAxis={format.compact}
      />
    </ChartFrame>
  );
}
