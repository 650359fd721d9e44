import { Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocale } from 'react-admin';
import { downloadCsv, toCsv } from '../../../charts/csv.ts';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { storeMessages } from './messages.ts';
import type { StoreAmounts, StoreRow } from './report.ts';

const COLUMNS = [
  { message: 'netSales', field: 'netSales' },
  { message: 'influenced', field: 'influencedOnlineSales' },
  { message: 'catchment', field: 'homeOnlineSales' },
  { message: 'goal', field: 'goalSales' },
  { message: 'received', field: 'creditsReceived' },
  { message: 'given', field: 'creditsGiven' },
  { message: 'credited', field: 'creditedSales' },
] as const;

const TABLE = {
  '& th, & td': { whiteSpace: 'nowrap' },
  '& th:first-of-type': { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1, pl: 2.5 },
  '& td:last-of-type, & thead th:last-of-type': { pr: 2.5 },
} as const;

interface StoreTableProps {
  readonly rows: readonly StoreRow[];
  readonly currency: string;
  readonly from: string;
  readonly isShort: boolean;
}

const numberOf = (amounts: StoreAmounts, field: (typeof COLUMNS)[number]['field']) => Number(amounts[field].amount);

/** Every store in exact figures, those that led to most online sales first, and remote sales last. */
export function StoreTable({ rows, currency, from, isShort }: StoreTableProps) {
  const t = useMessages(storeMessages);
  const locale = useLocale();
  const format = useMetricFormat('MONEY', currency);
  const led = ({ current }: StoreRow) => numberOf(current, 'influencedOnlineSales');
  const ranked = [...rows].sort((a, b) => Number(a.isRemote) - Number(b.isRemote) || led(b) - led(a));
  const nameOf = ({ location, isRemote }: StoreRow) => (isRemote ? t('remote') : (location?.name ?? '–'));
  const save = () => {
    const heads = COLUMNS.map(({ message }) => t(message));
    const head = [t('store'), ...heads, ...heads.map((figure) => t('beforeOf', { figure }))];
    const cells = ranked.map((row) => [
      nameOf(row),
      ...COLUMNS.map(({ field }) => numberOf(row.current, field)),
      ...COLUMNS.map(({ field }) => (row.previous ? numberOf(row.previous, field) : null)),
    ]);
    downloadCsv(`${t('storeTable')} ${from}`, toCsv([head, ...cells], locale));
  };
  return (
    <Panel
      title={t('storeTable')}
      lead={t('storeTableLead')}
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
            <TableCell component="th">{t('store')}</TableCell>
            {COLUMNS.map(({ message }) => (
              <TableCell key={message} component="th" align="right">
                {t(message)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {ranked.map((row) => (
            <TableRow key={row.location?.id ?? ''}>
              <TableCell component="th" scope="row">
                {nameOf(row)}
              </TableCell>
              {COLUMNS.map(({ field }) => (
                <TableCell key={field} align="right">
                  <FigureText figure={format.figure(numberOf(row.current, field))} />
                  {row.previous && !isShort ? (
                    <Typography variant="caption" component="div" color="text.secondary">
                      {format.figure(numberOf(row.previous, field)).text}
                    </Typography>
                  ) : null}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
