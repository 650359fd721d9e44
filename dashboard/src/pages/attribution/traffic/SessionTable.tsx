import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { MetricInfo } from '../../../figures/MetricInfo.tsx';
import { useReadingFigure } from '../../../figures/reading-figure.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { trafficMessages } from './messages.ts';
import { figureOf, type SessionRow } from './report.ts';

const COLUMNS = ['sessions', 'bounce_rate', 'pages_per_session', 'conversion_rate'] as const;
const WITH_SALES = [...COLUMNS, 'sales_per_session'] as const;

interface SessionTableProps {
  readonly title: string;
  /** Head of the first column. */
  readonly head: string;
  readonly rows: readonly SessionRow[];
  readonly nameOf: (keys: readonly string[]) => string;
  readonly from: string;
  /** Shows sales in it too. */
  readonly currency?: string;
}

/** Sessions by one dimension, with what became of them. */
export function SessionTable({ title, head, rows, nameOf, from, currency }: SessionTableProps) {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const locale = useLocale();
  const columns = currency === undefined ? COLUMNS : WITH_SALES;
  const metrics = columns.map((key) => rows[0]?.figures.find(({ metric }) => metric.key === key)?.metric);
  const rateOf = useReadingFigure('RATE', '');
  const show = (row: SessionRow, key: (typeof WITH_SALES)[number]) => {
    const value = figureOf(row, key);
    const reading = row.figures.find(({ metric }) => metric.key === key);
    if (value === null || reading === undefined) return '–';
    if (key === 'sessions') return formats.count(value).text;
    if (key === 'sales_per_session') return formats.money(value, currency ?? '').text;
    return key === 'pages_per_session' ? formats.decimal(value).text : (rateOf(reading)?.text ?? '–');
  };
  const save = () => {
    const body = rows.map((row) => [nameOf(row.keys), ...columns.map((key) => figureOf(row, key) ?? '')]);
    const heads = [head, ...metrics.map((metric, index) => metric?.label ?? columns[index] ?? '')];
    downloadCsv(`${title} ${from}`, toCsv([heads, ...body], locale));
  };
  return (
    <Panel
      title={title}
      actions={
        <Button size="small" onClick={save}>
          {t('app.csv')}
        </Button>
      }
      flush
    >
      <Table size="small" sx={{ '& td': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{head}</TableCell>
            {metrics.map((metric, index) => (
              <TableCell key={columns[index]} align="right">
                <Box sx={{ display: 'inline-flex', alignItems: 'center', mr: -0.5 }}>
                  {metric?.label ?? ''}
                  {metric ? <MetricInfo metric={metric} /> : null}
                </Box>
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.keys.join('\n')}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5, overflowWrap: 'anywhere' }}>
                {nameOf(row.keys)}
              </TableCell>
              {columns.map((key) => (
                <TableCell key={key} align="right">
                  {show(row, key)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
