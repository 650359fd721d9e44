import { ChartFrame } from '../../../charts/ChartFrame.tsx';
import { LazyStepBars } from '../../../charts/LazyStepBars.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { trafficMessages } from './messages.ts';
import { figureOf, type SessionRow } from './report.ts';

/** How many sessions came to each step, and their share of all and of the step before. */
export function StepsChart({ totals, from }: { readonly totals: SessionRow; readonly from: string }) {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const all = figureOf(totals, 'sessions') ?? 0;
  const conversion = figureOf(totals, 'conversion_rate');
  const counts = [
    { step: 'ALL', sessions: all } as const,
    ...totals.steps.map(({ step, sessionCount }) => ({ step, sessions: sessionCount })),
  ];
  const shareText = (count: number, of: number) => (of > 0 ? formats.rate(count / of).text : '–');
  const bars = counts.map(({ step, sessions }) => ({
    name: t(`step.${step}`),
    sessions,
    label: `${formats.count(sessions).text} · ${shareText(sessions, all)}`,
  }));
  const rows = counts.map(({ step, sessions }, index) => {
    const before = counts[index - 1]?.sessions ?? sessions;
    return [t(`step.${step}`), sessions, all > 0 ? sessions / all : '', before > 0 ? sessions / before : ''];
  });
  return (
    <ChartFrame
      title={t('steps')}
      summary={conversion === null ? t('stepsLeadNone') : t('stepsLead', { share: formats.rate(conversion).text })}
      fileName={`${t('steps')} ${from}`}
      table={{
        columns: [t('stepColumn'), t('sessions'), t('shareOfSessions'), t('shareOfStep')],
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
