import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { OverviewReport } from '../../api/commands.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { FigureText } from '../../ui/FigureText.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { DeltaText } from '../DeltaText.tsx';
import { deltaOf, FEW } from '../delta.ts';
import { useMetricFormat } from '../metric-format.ts';

/** On a phone the change says more than the share. */
const WIDE = { display: { xs: 'none', sm: 'table-cell' } };

/** The same channels as figures: sum, share of the whole, change. */
export function ChannelTable({ report }: { report: OverviewReport }) {
  const t = useMessages();
  const formats = useFormats();
  const format = useMetricFormat('MONEY', report.currencyCode);
  const sum = report.salesByChannel.reduce((total, channel) => total + Number(channel.total.amount), 0);
  const ranked = [...report.salesByChannel].sort((a, b) => Number(b.total.amount) - Number(a.total.amount));
  const compared = report.compareFrom !== null;
  const sales = { unit: 'MONEY', goodWhen: 'UP' } as const;
  return (
    <Panel title={t('overview.channelTable')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('overview.channel')}</TableCell>
            <TableCell align="right">{t('overview.netSales')}</TableCell>
            <TableCell align="right" sx={WIDE}>
              {t('report.share')}
            </TableCell>
            {compared ? (
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {t('report.change')}
              </TableCell>
            ) : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {ranked.map((channel) => {
            const total = Number(channel.total.amount);
            const before = channel.previous ? Number(channel.previous.amount) : null;
            return (
              <TableRow key={channel.code}>
                <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                  {channel.channel?.name ?? channel.code}
                </TableCell>
                <TableCell align="right">
                  <FigureText figure={format.figure(total)} />
                </TableCell>
                <TableCell align="right" sx={WIDE}>
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {sum > 0 ? formats.rate(total / sum).text : '–'}
                  </Box>
                </TableCell>
                {compared ? (
                  <TableCell align="right" sx={{ pr: 2.5 }}>
                    <DeltaText delta={deltaOf(sales, total, before, FEW)} />
                  </TableCell>
                ) : null}
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Panel>
  );
}
