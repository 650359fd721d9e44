import { Box, Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink } from '@mui/material';
import { Link } from 'react-router';
import { useMetricFormat } from '../../../figures/metric-format.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FigureText } from '../../../ui/FigureText.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import { reportMessages } from './messages.ts';
import type { OverviewReport } from './report.ts';
import { ShareBar } from './ShareBar.tsx';

export function TopProducts({ report }: { report: OverviewReport }) {
  const t = useMessages(reportMessages);
  const formats = useFormats();
  const format = useMetricFormat('MONEY', report.currencyCode);
  const most = Math.max(1, ...report.topProducts.map((row) => Number(row.netSales.amount)));
  return (
    <Panel title={t('topProducts')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('product')}</TableCell>
            <TableCell align="right">{t('units')}</TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('netSales')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {report.topProducts.map((row) => (
            <TableRow key={row.productId}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
                  <Thumbnail url={row.product?.media[0]?.url} name={row.product?.title ?? ''} />
                  {row.product ? (
                    <TextLink component={Link} to={`/products/${encodeURIComponent(row.productId)}`} underline="hover">
                      {row.product.title}
                    </TextLink>
                  ) : (
                    t('removedProduct')
                  )}
                </Box>
              </TableCell>
              <TableCell align="right">{formats.count(row.units).text}</TableCell>
              <TableCell align="right" sx={{ pr: 2.5, width: '30%' }}>
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
