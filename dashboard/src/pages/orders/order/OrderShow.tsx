import { Box, Button, Link as TextLink } from '@mui/material';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Facts } from '../../../ui/Facts.tsx';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { orderMessages } from './messages.ts';
import { OrderJourney } from './OrderJourney.tsx';
import { OrderLines } from './OrderLines.tsx';
import { OrderFulfillment, OrderPayments, OrderReturns } from './OrderMovements.tsx';
import { OrderStatusText } from './OrderStatusText.tsx';
import { RefundDialog } from './RefundDialog.tsx';
import { rateFacts } from './rate-facts.ts';
import { ORDER_ORDER, type OrderRecord, type SeenWithOrders } from './resource.ts';
import { useSeenWithOrders } from './use-seen-with-orders.ts';

export function OrderShow() {
  const t = useMessages(orderMessages);
  const seen = useSeenWithOrders();
  if (!seen) return null;
  return (
    <RecordPage<OrderRecord> resource="orders" title={t('title')} meta={seen}>
      {(order) => <OrderView order={order} seen={seen} />}
    </RecordPage>
  );
}

function OrderView({ order, seen }: { order: OrderRecord; seen: SeenWithOrders }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const { customer, shippingAddress: address } = order;
  const [isRefunding, setRefunding] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'orders', action: 'edit' });
  const canRefund = canAccess && order.status === 'PLACED' && order.paymentStatus !== 'REFUNDED';
  const facts = [
    { label: t('placedAt'), value: formats.instant(order.placedAt) },
    { label: t('channel'), value: order.channel?.name ?? '–' },
    ...(order.sellingLocation ? [{ label: t('store'), value: order.sellingLocation.name }] : []),
    ...(seen.withCustomers
      ? [
          {
            label: t('customer'),
            value: customer ? (
              <TextLink component={Link} to={`/customers/${encodeURIComponent(customer.id)}/show`}>
                {customer.displayName}
              </TextLink>
            ) : (
              t('guest')
            ),
          },
        ]
      : []),
    ...rateFacts(order, t, formats),
    { label: t('paymentLabel'), value: t(`paymentStatusOf.${order.paymentStatus}`) },
    ...(order.cancelReason ? [{ label: t('cancelReason'), value: order.cancelReason }] : []),
    ...(address
      ? [
          {
            label: t('address'),
            value: [
              address.name,
              address.line1,
              address.line2,
              `${address.postalCode ?? ''} ${address.city ?? ''}`.trim(),
              address.countryCode,
            ]
              .filter((line) => line)
              .join(', '),
          },
        ]
      : []),
  ];
  const lead = [t(`source.${order.source}`), ...(order.placedBy ? [t('placedBy', { name: order.placedBy.name })] : [])];
  return (
    <>
      <PageHeader
        title={t('one', { number: order.number })}
        back={{ to: '/orders', label: t('title') }}
        lead={
          <Box component="span" sx={{ display: 'inline-flex', gap: 1.5, flexWrap: 'wrap' }}>
            <OrderStatusText order={order} />
            <span>{lead.join(' · ')}</span>
          </Box>
        }
        actions={
          <>
            <RecordSteps resource="orders" linkType="show" sort={ORDER_ORDER} meta={seen} />
            {canRefund ? (
              <Button variant="outlined" onClick={() => setRefunding(true)}>
                {t('refund')}
              </Button>
            ) : null}
          </>
        }
      />
      {isRefunding ? <RefundDialog order={order} onClose={() => setRefunding(false)} /> : null}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(0, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <OrderLines order={order} />
          <OrderFulfillment order={order} />
          {order.returns.nodes.length > 0 ? <OrderReturns order={order} /> : null}
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Panel title={t('facts')}>
            <Facts facts={facts} />
          </Panel>
          <OrderPayments order={order} />
          <OrderJourney order={order} withCredits={seen.withReports} />
        </Box>
      </Box>
    </>
  );
}
