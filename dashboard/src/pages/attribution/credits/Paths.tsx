import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { creditMessages } from './messages.ts';
import type { AttributionReport } from './report.ts';

/** The paths to most orders, step by step. */
export function Paths({ report }: { report: AttributionReport }) {
  const t = useMessages(creditMessages);
  const formats = useFormats();
  const { channels } = useShop();
  const known = new Map(report.rows.map(({ code, location, associate }) => [code, location?.name ?? associate?.name]));
  for (const { code, name } of channels) if (report.by === 'CHANNEL') known.set(code, name);
  const nameOf = (code: string) => known.get(code) ?? (code === '' ? t('none') : code);
  return (
    <Panel title={t('pathsTitle')} lead={t('pathsLead')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('path')}</TableCell>
            <TableCell align="right">{t('orders')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5, whiteSpace: 'nowrap' }}>
              {t('netSales')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.topPaths.map(({ steps, orders, netSales }) => (
            <TableRow key={steps.join('\u001f')}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {steps.map(nameOf).join(' → ')}
              </TableCell>
              <TableCell align="right">{formats.count(orders).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5, whiteSpace: 'nowrap' }}>
                {formats.money(netSales.amount, report.frame.currencyCode).text}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
