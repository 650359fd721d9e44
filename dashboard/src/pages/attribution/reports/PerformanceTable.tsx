import { Box, Button, Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { type Cell, downloadCsv, toCsv } from '../../../charts/csv.ts';
import { MetricInfo } from '../../../figures/MetricInfo.tsx';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import type { ReportView } from '../../../reports/ReportPage.tsx';
import { addDays } from '../../../time/business-day.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { ChannelReading, ChannelReport, ChannelReportRow, RowsBy } from './channel-report.ts';
import type { FactsOfRow } from './FactRows.tsx';
import { channelPerformanceMessages } from './messages.ts';
import { PerformanceCell } from './PerformanceCell.tsx';

const TABLE = {
  '& th, & td': { whiteSpace: 'nowrap', verticalAlign: 'top' },
  '& th:first-of-type': { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1, pl: 2.5 },
  '& td:last-of-type, & thead th:last-of-type': { pr: 2.5 },
  '& tfoot th, & tfoot td': { fontWeight: 600 },
} as const;

interface PerformanceTableProps {
  readonly report: ChannelReport;
  readonly by: RowsBy;
  readonly view: ReportView;
  readonly onOpen: (facts: FactsOfRow) => void;
}

/** A row for each channel, store or part of the period: each figure with its change, interval and observations. */
export function PerformanceTable({ report, by, view, onOpen }: PerformanceTableProps) {
  const t = useMessages(channelPerformanceMessages);
  const { rows, totals, rowCount, frame } = report;
  const nameOf = useRowName(by);
  const save = useSave(report, by, nameOf);
  const unknown = totals.values.filter(({ value, caveat }) => value === null && caveat !== null);
  const body = (row: ChannelReportRow, name: string) => (
    <TableRow key={row.key?.value ?? 'total'}>
      <TableCell component="th" scope="row">
        {name}
      </TableCell>
      {row.values.map((reading) => (
        <PerformanceCell
          key={reading.metric.key}
          reading={reading}
          name={name}
          currency={frame.currencyCode}
          isShort={view.isShort}
          onOpen={() => onOpen({ drill: row.drill, title: name })}
        />
      ))}
    </TableRow>
  );
  return (
    <Panel
      title={t(`tables.${by}`)}
      lead={
        <>
          {rowCount > rows.length ? t('more', { shown: rows.length, count: rowCount }) : t('lead')}
          {unknown[0]?.caveat ? (
            <Box sx={{ color: 'warning.main', mt: 0.5 }}>
              {t('unknown', {
                caveat: unknown[0].caveat,
                figures: unknown.map(({ metric }) => metric.label).join(', '),
              })}
            </Box>
          ) : null}
        </>
      }
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
            <TableCell component="th">{t(`heads.${by}`)}</TableCell>
            {totals.values.map(({ metric }) => (
              <TableCell key={metric.key} align="right">
                <Box sx={{ display: 'inline-flex', alignItems: 'center', mr: -0.5 }}>
                  {metric.label}
                  <MetricInfo metric={metric} />
                </Box>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>{rows.map((row) => body(row, nameOf(row)))}</TableBody>
        <TableFooter>{body(totals, t('total'))}</TableFooter>
      </Table>
    </Panel>
  );
}

/** The name of a row as people say it. */
function useRowName(by: RowsBy): (row: ChannelReportRow) => string {
  const t = useMessages(channelPerformanceMessages);
  const formats = useFormats();
  return ({ key }) => {
    if (key === null) return t('total');
    switch (by) {
      case 'CHANNEL':
        return key.channel?.name ?? key.value;
      case 'STORE':
        return key.value === '' ? t('noStore') : (key.location?.name ?? '–');
      case 'DAY':
        return formats.day(key.value, 'long');
      case 'WEEK':
        return formats.range(key.value, addDays(key.value, 7));
      case 'MONTH':
        return formats.month(key.value);
    }
  };
}

const numberOf = (text: string | null): Cell => (text === null ? null : Number(text));

/** Offers the table with every figure, what it was, its interval and its observations. */
function useSave({ rows, totals, frame }: ChannelReport, by: RowsBy, nameOf: (row: ChannelReportRow) => string) {
  const t = useMessages(channelPerformanceMessages);
  const locale = useLocale();
  return () => {
    const heads = totals.values.flatMap(({ metric: { label } }) => [
      label,
      t('columns.before', { figure: label }),
      t('columns.low', { figure: label }),
      t('columns.high', { figure: label }),
      t('columns.n', { figure: label }),
    ]);
    const cells = ({ value, previous, low, high, n }: ChannelReading): Cell[] => [
      numberOf(value),
      numberOf(previous),
      numberOf(low),
      numberOf(high),
      n,
    ];
    const lines = [...rows, totals].map((row) => [nameOf(row), ...row.values.flatMap(cells)]);
    downloadCsv(`${t(`tables.${by}`)} ${frame.from}`, toCsv([[t(`heads.${by}`), ...heads], ...lines], locale));
  };
}
