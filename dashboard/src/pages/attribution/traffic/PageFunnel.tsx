import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyStepBars } from '../../../charts/LazyStepBars.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { trafficMessages } from './messages.ts';
import { figureOf, type TrafficReport } from './report.ts';

/** How many sessions came from page to page in the order that was chosen. */
export function PageFunnel({
  totals,
  from,
}: {
  readonly totals: TrafficReport['chosen']['totals'];
  readonly from: string;
}) {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const all = figureOf(totals, 'sessions') ?? 0;
  const counts = [
    { name: t('step.ALL'), sessions: all },
    ...totals.pageSteps.map(({ pages, sessionCount }) => ({ name: pages.join(', '), sessions: sessionCount })),
  ];
  const last = counts.at(-1)?.sessions ?? 0;
  const shareText = (count: number, of: number) => (of > 0 ? formats.rate(count / of).text : '–');
  const bars = counts.map(({ name, sessions }) => ({
    name,
    sessions,
    label: `${formats.count(sessions).text} · ${shareText(sessions, all)}`,
  }));
  const rows = counts.map(({ name, sessions }, index) => {
    const before = counts[index - 1]?.sessions ?? sessions;
    return [name, sessions, all > 0 ? sessions / all : '', before > 0 ? sessions / before : ''];
  });
  return (
    <ChartFrame
      title={t('funnel')}
      summary={t('funnelLead', { share: shareText(last, all) })}
      fileName={`${t('funnel')} ${from}`}
      table={{
        columns: [t('page'), t('sessions'), t('shareOfSessions'), t('shareOfStep')],
        rows,
        formatCell: (cell, column) => {
          if (typeof cell !== 'number') return cell === '' ? '–' : String(cell);
          return column === 1 ? formats.count(cell).text : formats.rate(cell).text;
        },
      }}
    >
      <LazyStepBars bars={bars} />
    </ChartFrame>
  );
}
