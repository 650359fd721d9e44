import { Box, Button, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { MetricInfo } from '../../../figures/MetricInfo.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { isComparisonShort } from '../../../reports/report-frame.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ChannelRow } from './ChannelRow.tsx';
import { type ChannelFigures, FIGURE_COLUMNS, numberOf, previousOf } from './channel-figures.ts';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';

const TABLE = {
  '& th, & td': { whiteSpace: 'nowrap' },
  '& th:first-of-type': { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1, pl: 2.5 },
  '& td:last-of-type, & thead th:last-of-type': { pr: 2.5 },
  '& tfoot th, & tfoot td': { fontWeight: 600 },
} as const;

/** Every channel in exact figures, and all of them together. */
export function ChannelTable({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const locale = useLocale();
  const compared = report.compareFrom !== null;
  const isShort = isComparisonShort(report);
  const metricOf = (key: string) => report.cards.find(({ metric }) => metric.key === key)?.metric;
  const sum = numberOf(report.totals, 'netSales');
  const labelOf = (key: string) => metricOf(key)?.label ?? key;
  const save = () => {
    const beforeColumns = compared ? FIGURE_COLUMNS : [];
    const cells = (figures: ChannelFigures) => [
      ...FIGURE_COLUMNS.map(({ field }) => numberOf(figures, field)),
      ...beforeColumns.map(({ field }) => previousOf(figures, field) ?? ''),
    ];
    const head = [
      t('channel'),
      ...FIGURE_COLUMNS.map(({ metric }) => labelOf(metric)),
      ...beforeColumns.map(({ metric }) => t('beforeOf', { figure: labelOf(metric) })),
    ];
    const rows = report.rows.map((row) => [row.keys[0]?.channel?.name ?? '–', ...cells(row)]);
    const last = [t('total'), ...cells(report.totals)];
    downloadCsv(`${t('channelTable')} ${report.from}`, toCsv([head, ...rows, last], locale));
  };
  return (
    <Panel
      title={t('channelTable')}
      lead={t('channelTableLead')}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell component="th">{t('channel')}</TableCell>
            {FIGURE_COLUMNS.map(({ metric: key }) => {
              const metric = metricOf(key);
              return (
                <TableCell key={key} align="right">
                  <Box sx={{ display: 'inline-flex', alignItems: 'center', mr: -0.5 }}>
                    {metric?.label ?? key}
                    {metric ? <MetricInfo metric={metric} /> : null}
                  </Box>
                </TableCell>
              );
            })}
            <TableCell align="right">{t('share')}</TableCell>
            {compared ? <TableCell align="right">{t('before')}</TableCell> : null}
            {compared ? <TableCell align="right">{t('change')}</TableCell> : null}
          </TableRow>
        </TableHead>
        <TableBody>
          {report.rows.map((row, index) => (
            <ChannelRow
              key={row.keys[0]?.channel?.code ?? index}
              name={row.keys[0]?.channel?.name ?? '–'}
              figures={row}
              currency={report.currencyCode}
              share={sum > 0 ? numberOf(row, 'netSales') / sum : null}
              compared={compared}
              isShort={isShort}
            />
          ))}
        </TableBody>
        <TableFooter>
          <ChannelRow
            name={t('total')}
            figures={report.totals}
            currency={report.currencyCode}
            share={null}
            compared={compared}
            isShort={isShort}
          />
        </TableFooter>
      </Table>
    </Panel>
  );
}
