import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ExchangeRatesResult } from '../../../api/generated/attribution/exchange-rates.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { rateMessages } from './rate-messages.ts';

type Conversions = ExchangeRatesResult['currencyConversions']['conversions'];

/** What sales in other currencies count for in the shop's, and which count for nothing. */
export function ConversionTable({ conversions }: { conversions: Conversions }) {
  const t = useMessages(rateMessages);
  const formats = useFormats();
  const money = ({ amount, currencyCode }: { amount: string; currencyCode: string }) =>
    formats.money(amount, currencyCode).text;
  return (
    <Panel title={t('conversions')} lead={t('conversionsLead')} flush>
      <Table size="small" sx={{ '& th, & td': { whiteSpace: 'nowrap' } }}>
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('soldIn')}</TableCell>
            <TableCell align="right">{t('orders')}</TableCell>
            <TableCell align="right">{t('ownSales')}</TableCell>
            <TableCell align="right">{t('countsFor')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('byRates')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {conversions.map(({ isConverted, orderCount, netSales, convertedNetSales, lowestRate, highestRate }) => (
            <TableRow key={`${netSales.currencyCode} ${isConverted}`}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {netSales.currencyCode}
              </TableCell>
              <TableCell align="right">{formats.count(orderCount).text}</TableCell>
              <TableCell align="right">{money(netSales)}</TableCell>
              <TableCell align="right">{convertedNetSales ? money(convertedNetSales) : t('notCovered')}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {lowestRate === null || highestRate === null
                  ? '–'
                  : lowestRate === highestRate
                    ? formats.editable(lowestRate)
                    : t('ratesFromTo', { low: formats.editable(lowestRate), high: formats.editable(highestRate) })}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
