import { Box, Table, TableBody, TableCell, TableHead, TableRow, Link as TextLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Price } from '../../../ui/Price.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRecord } from './resource.ts';

/** What was taken off, as a share of the price. */
function discountRate({ cost: { total, discount } }: OrderRecord['lines']['nodes'][number]): number {
  const off = Number(discount.displayed.amount);
  return off / (Number(total.displayed.amount) + off);
}

/** The lines of the order, down to the total. */
export function OrderLines({ order }: { order: OrderRecord }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const { cost } = order;
  const sums = [
    { label: t('subtotal'), money: cost.subtotal.net },
    { label: t('discounts'), money: cost.discount.net, optional: true },
    { label: t('shipping'), money: cost.shipping?.net, optional: true },
    { label: t('tax'), money: cost.total.tax },
    { label: t('total'), money: cost.total.gross, strong: true },
    { label: t('refunded'), money: order.amountRefunded, optional: true },
  ].filter(({ money, optional }) => !optional || Number(money?.amount ?? 0) !== 0);
  return (
    <Panel title={t('lines')} flush>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell sx={{ pl: 2.5 }}>{t('article')}</TableCell>
            <TableCell align="right">{t('quantity')}</TableCell>
            <TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
              {t('unitPrice')}
            </TableCell>
            <TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
              {t('discount')}
            </TableCell>
            <TableCell align="right" sx={{ pr: 2.5 }}>
              {t('total')}
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {order.lines.nodes.map((line) => (
            <TableRow key={line.id}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5 }}>
                {line.variant?.product ? (
                  <TextLink
                    component={Link}
                    to={`/products/${encodeURIComponent(line.variant.product.id)}`}
                    underline="hover"
                  >
                    {line.productTitle}
                  </TextLink>
                ) : (
                  line.productTitle
                )}
                <Typography variant="caption" component="div" color="text.secondary">
                  {[line.variant?.title, line.sku].filter((part) => part).join(' · ')}
                </Typography>
              </TableCell>
              <TableCell align="right">
                {line.quantity}
                {line.returnedQuantity > 0 ? (
                  <Typography variant="caption" component="div" color="warning.main" noWrap>
                    {t('returned', { smart_count: line.returnedQuantity })}
                  </Typography>
                ) : null}
              </TableCell>
              <TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
                <Price money={line.cost.unitPrice.displayed} />
              </TableCell>
              <TableCell align="right" sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
                {Number(line.cost.discount.displayed.amount) === 0 ? '–' : formats.change(-discountRate(line))}
              </TableCell>
              <TableCell align="right" sx={{ pr: 2.5 }}>
                <Price money={line.cost.total.displayed} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Box
        component="dl"
        sx={{
          m: 0,
          px: 2.5,
          py: 1.5,
          borderTop: 1,
          borderColor: 'divider',
          display: 'grid',
          gridTemplateColumns: '1fr auto',
          rowGap: 0.5,
          columnGap: 4,
        }}
      >
        {sums.map((sum) => (
          <Box key={sum.label} sx={{ display: 'contents', '& > *': { fontWeight: sum.strong ? 600 : 400 } }}>
            <Typography
              component="dt"
              variant="body2"
              sx={{ textAlign: 'right', color: sum.strong ? 'text.primary' : 'text.secondary' }}
            >
              {sum.label}
            </Typography>
            <Typography component="dd" variant="body2" sx={{ m: 0, textAlign: 'right' }}>
              <Price money={sum.money} />
            </Typography>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}
