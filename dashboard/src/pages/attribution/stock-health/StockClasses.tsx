import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { stockHealthMessages } from './messages.ts';
import type { StockHealthReport } from './report.ts';

/** A, B and C: how many variants make how much of the sales, and what lies of them. */
export function StockClasses({ report }: { report: StockHealthReport }) {
  const t = useMessages(stockHealthMessages);
  const formats = useFormats();
  const money = useMetricFormat('MONEY', report.frame.currencyCode);
  return (
    <Panel title={t('classes')} lead={t('classesLead')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('class')}</TableCell>
            <TableCell align="right">{t('variants')}</TableCell>
            <TableCell align="right">{t('netSales')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('stockValue')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.classes.map(({ name, variants, netSales, stockValue }) => (
            <TableRow key={name}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {name}
              </TableCell>
              <TableCell align="right">{formats.count(variants).text}</TableCell>
              <TableCell align="right">{money.figure(Number(netSales.amount)).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                {stockValue ? money.figure(Number(stockValue.amount)).text : '–'}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
