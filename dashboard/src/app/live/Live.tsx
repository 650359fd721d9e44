import {
  Box,
  Card,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Link as TextLink,
  Typography,
} from '@mui/material';
import { Link } from 'react-router';
import type { LiveSalesResult } from '../../api/generated/attribution/reports.ts';
import { useFormats } from '../../i18n/format.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { OrderStatusText } from '../../pages/orders/order/OrderStatusText.tsx';
import { businessDayAt } from '../../time/business-day.ts';
import { useShopSettings } from '../../time/shop-settings.ts';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StateMessage } from '../../ui/StateMessage.tsx';
import { StatusText } from '../../ui/StatusText.tsx';
import { liveMessages } from './messages.ts';
import { useLastOrders, useLiveSales, usePace } from './use-live.ts';

type LiveSales = LiveSalesResult['report'];

/** Today as it happens: sales by channel and the last orders, read again at each sale while the page is seen. */
export function Live() {
  const t = useMessages(liveMessages);
  const { tag } = useFormats();
  const { timeZone } = useShopSettings();
  const pace = usePace();
  const { data, error, refetch } = useLiveSales(businessDayAt(new Date(), timeZone), pace);
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'medium', timeZone });
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={data ? t('lead', { time: clock.format(new Date(data.computedAt)) }) : '\u00A0'}
        actions={<PaceStatus isTold={pace.isTold} />}
      />
      {error && !data ? <ErrorState title={t('failed')} error={error} onRetry={() => void refetch()} /> : null}
      <Box
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}
      >
        {data || error ? null : <Skeleton variant="rounded" height={100} sx={{ gridColumn: '1 / -1' }} />}
        {data ? <Totals sales={data} /> : null}
        {data ? <Channels sales={data} /> : null}
        <LastOrders pace={pace} />
      </Box>
    </>
  );
}

/** Whether the page follows each sale; announced when that changes. */
function PaceStatus({ isTold }: { isTold: boolean | undefined }) {
  const t = useMessages(liveMessages);
  return (
    <Typography variant="body2" component="div" role="status" sx={{ '& span': { whiteSpace: 'normal' } }}>
      {isTold === undefined ? null : (
        <StatusText tone={isTold ? 'good' : 'warn'}>{t(isTold ? 'told' : 'read')}</StatusText>
      )}
    </Typography>
  );
}

function Totals({ sales }: { sales: LiveSales }) {
  const t = useMessages(liveMessages);
  const formats = useFormats();
  const { totals, currencyCode } = sales;
  const money = (amount: string) => formats.money(amount, currencyCode).text;
  const count = (number: string) => formats.count(Number(number)).text;
  const figure = (
    label: string,
    of: { value: string | null; previous?: string | null } | null,
    write: typeof money,
  ) => {
    const before = of?.previous ?? null;
    return { label, text: write(of?.value ?? '0'), before: before === null ? null : write(before) };
  };
  const figures = [
    figure(t('netSales'), totals.netSales, money),
    figure(t('orders'), totals.orders, count),
    figure(t('units'), totals.units, count),
  ];
  return (
    <Box
      aria-live="polite"
      sx={{
        display: 'grid',
        gap: 2,
        gridColumn: '1 / -1',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' },
      }}
    >
      {figures.map((figure) => (
        <Card key={figure.label} sx={{ px: 2.5, py: 2 }}>
          <Typography variant="body2" component="h2" color="text.secondary">
            {figure.label}
          </Typography>
          <Typography variant="h1" component="p">
            {figure.text}
          </Typography>
          <Typography variant="caption" component="p" color="text.secondary">
            {figure.before === null ? ' ' : t('before', { figure: figure.before })}
          </Typography>
        </Card>
      ))}
    </Box>
  );
}

function Channels({ sales }: { sales: LiveSales }) {
  const t = useMessages(liveMessages);
  const formats = useFormats();
  // One that sold a week ago alone has a row too.
  const channels = sales.rows.filter(
    ({ orders, netSales }) => Number(orders?.value) !== 0 || Number(netSales?.value) !== 0,
  );
  return (
    <Panel title={t('channels')} flush>
      {channels.length === 0 ? <StateMessage title={t('noSales')} minHeight={120} /> : null}
      {channels.length > 0 ? (
        <Table size="small" sx={{ '& th:first-of-type': { pl: 2.5 } }}>
          <TableHead>
            <TableRow>
              <TableCell>{t('channel')}</TableCell>
              <TableCell align="right">{t('orderCount')}</TableCell>
              <TableCell align="right">{t('sales')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {channels.map(({ keys: [key], orders, netSales }, index) => (
              <TableRow key={key?.channel?.code ?? index}>
                <TableCell component="th" scope="row">
                  {key?.channel?.name ?? key?.channel?.code ?? '–'}
                </TableCell>
                <TableCell align="right">{formats.count(Number(orders?.value ?? 0)).text}</TableCell>
                <TableCell align="right">{formats.money(netSales?.value ?? '0', sales.currencyCode).text}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </Panel>
  );
}

function LastOrders({ pace }: { pace: ReturnType<typeof usePace> }) {
  const t = useMessages(liveMessages);
  const formats = useFormats();
  const { data, error, refetch } = useLastOrders(pace);
  return (
    <Panel title={t('last')} flush>
      {error && !data ? <ErrorState title={t('list.failed')} error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <Table size="small" sx={{ '& th:first-of-type': { pl: 2.5 } }}>
          <TableBody>
            {data.map((order) => (
              <TableRow key={order.id}>
                <TableCell component="th" scope="row">
                  <TextLink component={Link} to={`/orders/${encodeURIComponent(order.id)}/show`}>
                    {order.number}
                  </TextLink>
                  <Typography variant="caption" component="div" color="text.secondary">
                    {[formats.instant(order.placedAt), order.channel?.name].filter(Boolean).join(' · ')}
                  </Typography>
                </TableCell>
                <TableCell>
                  <OrderStatusText order={order} />
                </TableCell>
                <TableCell align="right">
                  {order.cost.total.gross
                    ? formats.money(order.cost.total.gross.amount, order.cost.total.gross.currencyCode).text
                    : '–'}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : (
        <Skeleton height={200} sx={{ mx: 2.5 }} />
      )}
    </Panel>
  );
}
