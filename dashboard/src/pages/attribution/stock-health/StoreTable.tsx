import { Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink } from '@mui/material';
import { Link } from 'react-router';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { stockHealthMessages } from './messages.ts';
import { type StockHealthReport, stockPath } from './report.ts';
import { SIGNAL_TONE } from './SignalPanel.tsx';

/** Locations, the one first that had most of what the web did not find; each leads to its stock. */
export function StoreTable({ report }: { report: StockHealthReport }) {
  const t = useMessages(stockHealthMessages);
  const formats = useFormats();
  const money = useMetricFormat('MONEY', report.frame.currencyCode);
  const rate = (value: string | null) => (value === null ? '–' : formats.rate(Number(value)).text);
  const [worst] = report.stores;
  const title =
    worst && worst.paradoxicalRequests > 0 ? t('worstStore', { store: worst.location?.name ?? '–' }) : t('stores');
  return (
    <Panel title={title} lead={t('storesLead')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('store')}</TableCell>
            {([t('requests'), t('paradoxicalShare'), t('lost'), t('stockOutRate'), t('avoidable')] as const).map(
              (head) => (
                <TableCell key={head} align="right">
                  {head}
                </TableCell>
              ),
            )}
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('pressure')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.stores.map((row, index) => (
            <TableRow key={row.location?.id ?? index}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5, whiteSpace: 'nowrap' }}>
                {row.location ? (
                  <TextLink component={Link} to={stockPath(row.location.id, 'OUT_OF_STOCK')} underline="hover">
                    {row.location.name}
                  </TextLink>
                ) : (
                  '–'
                )}
              </TableCell>
              <TableCell align="right">{formats.count(row.paradoxicalRequests).text}</TableCell>
              <TableCell align="right">{rate(row.paradoxicalShare)}</TableCell>
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                {money.figure(Number(row.lost.amount)).text}
              </TableCell>
              <TableCell align="right">{rate(row.stockOutRate)}</TableCell>
              <TableCell align="right">{formats.count(row.avoidableStockOuts).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5, whiteSpace: 'nowrap' }}>
                <StatusText tone={SIGNAL_TONE[row.marginPressureState]}>
                  {row.marginPressure === null
                    ? t(`states.${row.marginPressureState}`)
                    : `${rate(row.marginPressure)}, ${t(`states.${row.marginPressureState}`)}`}
                </StatusText>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
