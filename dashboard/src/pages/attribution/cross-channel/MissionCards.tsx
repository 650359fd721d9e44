import { Typography } from '@mui/material';
import { FEW } from '../../../figures/few.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MissionCard, MissionFigure } from '../../../reports/MissionCard.tsx';
import { useMissionReport } from '../../../reports/use-mission-report.ts';
import { crossChannelMessages } from './messages.ts';
import { type CrossChannelReport, crossChannelSource, WINDOWS } from './report.ts';

/** A cell of the matrix as a card names it. */
interface Pair {
  readonly touched: string;
  readonly bought: string;
  readonly share: number;
}

/** Where most of those who touched one channel bought in another. */
function strongestPair({ matrix }: CrossChannelReport): Pair | undefined {
  const pairs = matrix.rows.flatMap((row) =>
    row.cells.flatMap(({ boughtCode, bought, share }) =>
      boughtCode === row.touchedCode || share.n < FEW || share.value === null
        ? []
        : [{ touched: row.touched?.name ?? '–', bought: bought?.name ?? '–', share: Number(share.value) }],
    ),
  );
  return pairs.sort((a, b) => b.share - a.share)[0];
}

const source = crossChannelSource(Number(WINDOWS[0]));

/** How many buy in another channel than the one they touched. */
export function CrossChannelMission() {
  const t = useMessages(crossChannelMessages);
  const { state, search } = useMissionReport(source);
  return (
    <MissionCard title={t('mission.conversion')} to={`/cross-channel${search}`} state={state}>
      {(report) => <Conversion report={report} />}
    </MissionCard>
  );
}

function Conversion({ report }: { report: CrossChannelReport }) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const reading = report.cards.find(({ metric }) => metric.key === 'cross_channel_buyers');
  const pair = strongestPair(report);
  return (
    <>
      {reading ? <MissionFigure reading={reading} currency={report.frame.currencyCode} /> : null}
      {pair ? (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
          {t('mission.pair', {
            touched: pair.touched,
            bought: pair.bought,
            share: formats.rate(pair.share).text,
            days: t('days', { smart_count: report.withinDays }),
          })}
        </Typography>
      ) : null}
    </>
  );
}

/** How much more often customers of several channels come back than those of one. */
export function RepeatVisitMission() {
  const t = useMessages(crossChannelMessages);
  const { state, search } = useMissionReport(source);
  return (
    <MissionCard title={t('mission.repeat')} to={`/cross-channel${search}`} state={state}>
      {(report) => <RepeatVisits report={report} />}
    </MissionCard>
  );
}

function RepeatVisits({ report: { repeatVisits, frame } }: { report: CrossChannelReport }) {
  const t = useMessages(crossChannelMessages);
  const formats = useFormats();
  const { omni, mono, uplift } = repeatVisits;
  const visits = (value: string | null) => (value === null ? '–' : formats.decimal(Number(value)).text);
  const text = uplift.value === null ? undefined : formats.change(Number(uplift.value));
  return (
    <>
      <MissionFigure
        reading={{ ...uplift, metric: { ...uplift.metric, label: t('mission.visits') } }}
        currency={frame.currencyCode}
        text={text}
      />
      <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
        {t('mission.both', { omni: visits(omni.value), mono: visits(mono.value) })}
      </Typography>
    </>
  );
}
