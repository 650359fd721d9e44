import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { MetricInfo } from '../../../figures/MetricInfo.tsx';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { storeMessages } from './messages.ts';
import type { StoreRow } from './report.ts';

const TABLE = { '& th, & td': { whiteSpace: 'nowrap' }, '& th:first-of-type': { pl: 2.5 } } as const;

interface CatchmentTableProps {
  readonly rows: readonly StoreRow[];
  readonly currency: string;
}

/** Online sales sent into the catchment of each store that has one, now and before, beside those sent elsewhere. */
export function CatchmentTable({ rows, currency }: CatchmentTableProps) {
  const t = useMessages(storeMessages);
  const formats = useFormats();
  const money = useMetricFormat('MONEY', currency);
  const rate = useMetricFormat('RATE', currency);
  const known = rows.filter(({ current }) => current.catchmentOnlineOrders !== null);
  const [caveat] = known.flatMap(({ catchmentUplift }) => catchmentUplift?.caveat ?? []);
  const [metric] = known.flatMap(({ catchmentUplift }) => catchmentUplift?.metric ?? []);
  if (known.length === 0) return null;
  const amount = (side: StoreRow['current'] | null) =>
    side?.catchmentOnlineSales ? money.figure(Number(side.catchmentOnlineSales.amount)).text : '–';
  const count = (side: StoreRow['current'] | null) =>
    t('orderCount', { smart_count: side?.catchmentOnlineOrders ?? 0 });
  const signed = (value: string) => `${Number(value) > 0 ? '+' : ''}${rate.figure(Number(value)).text}`;
  return (
    <Panel title={t('catchmentTable')} lead={t('catchmentLead')} flush>
      <Table size="small" sx={TABLE}>
        <TableHead>
          <TableRow>
            <TableCell component="th">{t('store')}</TableCell>
            <TableCell align="right">{t('sentNow')}</TableCell>
            <TableCell align="right">{t('sentBefore')}</TableCell>
            <TableCell align="right">
              {t('sentUplift')}
              {metric ? <MetricInfo metric={metric} /> : null}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {known.map(({ location, current, previous, catchmentUplift: uplift }) => (
            <TableRow key={location?.id ?? ''}>
              <TableCell component="th" scope="row">
                {location?.name ?? '–'}
              </TableCell>
              <TableCell align="right">
                {amount(current)}
                <Typography variant="caption" component="div" color="text.secondary">
                  {count(current)}
                </Typography>
              </TableCell>
              <TableCell align="right">
                {amount(previous)}
                <Typography variant="caption" component="div" color="text.secondary">
                  {previous ? count(previous) : '\u00A0'}
                </Typography>
              </TableCell>
              <TableCell align="right">
                {uplift?.value == null ? '–' : signed(uplift.value)}
                <Typography variant="caption" component="div" color="text.secondary">
                  {uplift?.low != null && uplift.high != null
                    ? t('sentInterval', {
                        low: signed(uplift.low),
                        high: signed(uplift.high),
                        n: formats.count(uplift.n).text,
                      })
                    : t('sentN', { n: formats.count(uplift?.n ?? 0).text })}
                </Typography>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {caveat ? (
        <Typography variant="caption" component="p" color="text.secondary" sx={{ px: 2.5, py: 1 }}>
          {caveat}
        </Typography>
      ) : null}
    </Panel>
  );
}
