import { Box, Link as TextLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import { encodeFilters } from '../../../filters/codec.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { MissionCard } from '../../../reports/MissionCard.tsx';
import type { ReportView } from '../../../reports/ReportPage.tsx';
import { SERIF, SIZE } from '../../../theme/tokens.ts';
import { type ChannelFigures, numberOf } from './channel-figures.ts';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';

/** Channels named on the card. */
const NAMED = 3;

/** Which channels sell most, and the ways to all of them. */
export function ChannelMission({ report, view }: { readonly report: OverviewReport; readonly view: ReportView }) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const all = numberOf(report.totals, 'netSales');
  const shareOf = (row: ChannelFigures) => (all > 0 ? formats.rate(numberOf(row, 'netSales') / all).text : '–');
  const [first, ...next] = report.rows.slice(0, NAMED);
  const lastMonth = encodeFilters({ ...view.filters, period: { preset: 'lm' }, comparison: 'year' });
  return (
    <MissionCard
      title={t('mission.channels')}
      to={`/channel-performance${encodeFilters(view.filters)}`}
      state={{ kind: 'ready', data: report, stale: false }}
    >
      {() => (
        <>
          <Typography component="p" sx={{ fontFamily: SERIF, fontSize: SIZE.title, lineHeight: 1.25 }}>
            {first ? shareOf(first) : '–'}
          </Typography>
          <Typography variant="body2" component="p">
            {first ? t('mission.leader', { channel: first.keys[0]?.channel?.name ?? '–' }) : ''}
          </Typography>
          <Box sx={{ mt: 0.5 }}>
            {next.map((row, index) => (
              <Typography
                key={row.keys[0]?.channel?.code ?? index}
                variant="caption"
                component="p"
                color="text.secondary"
              >
                {`${row.keys[0]?.channel?.name ?? '–'} : ${shareOf(row)}`}
              </Typography>
            ))}
          </Box>
          <Typography variant="body2" sx={{ mt: 1 }}>
            <TextLink component={Link} to={`/channel-performance${lastMonth}`}>
              {t('mission.lastMonth')}
            </TextLink>
          </Typography>
        </>
      )}
    </MissionCard>
  );
}
