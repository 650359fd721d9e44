import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';
import { ShareBar } from './ShareBar.tsx';

export function TopStores({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const format = useMetricFormat('MONEY', report.currencyCode);
  const most = Math.max(1, ...report.topStores.map((row) => Number(row.netSales.amount)));
  return (
    <Panel title={t('topStores')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('store')}</TableCell>
            <TableCell align="right">{t('orders')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('netSales')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.topStores.map((row) => (
            <TableRow key={row.storeId}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {row.location?.name ?? row.storeId}
              </TableCell>
              <TableCell align="right">{formats.count(row.orders).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5, width: '38%' }}>
                <FigureText figure={format.figure(Number(row.netSales.amount))} />
                <ShareBar share={Number(row.netSales.amount) / most} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Panel>
  );
}
