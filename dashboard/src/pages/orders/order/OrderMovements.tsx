import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Price } from '../../../ui/Price.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRecord } from './resource.ts';

const PAID = new Set(['CAPTURED', 'AUTHORIZED']);

export function OrderPayments({ order }: { order: OrderRecord }) {
  const t = useMessages(orderMessages);
  return (
    <Panel title={t('payments')}>
      {order.payments.nodes.map((payment) => (
        <Entry
          key={payment.id}
          title={t(`payment.${payment.kind}`)}
          note={[
            t(`paymentStatus.${payment.status}`),
            ...(payment.reference ? [t('paymentReference', { reference: payment.reference })] : []),
          ].join(' · ')}
          muted={!PAID.has(payment.status)}
          figure={<Price money={payment.amount} />}
        />
      ))}
      {order.payments.nodes.length === 0 ? <Nothing /> : null}
    </Panel>
  );
}

export function OrderFulfillment({ order }: { order: OrderRecord }) {
  const t = useMessages(orderMessages);
  return (
    <Panel title={t('fulfillment')}>
      {order.fulfillmentOrders.nodes.map((fulfillment) => (
        <Entry
          key={fulfillment.id}
          title={fulfillment.location?.name ?? '–'}
          note={[
            ...(fulfillment.deliveryMethod ? [t(`delivery.${fulfillment.deliveryMethod}`)] : []),
            ...(fulfillment.pickupCode ? [t('pickupCode', { code: fulfillment.pickupCode })] : []),
            ...(fulfillment.trackingNumber ? [t('trackingNumber', { number: fulfillment.trackingNumber })] : []),
            ...(fulfillment.exception ? [t('unitsMissing')] : []),
            t('pieces', { smart_count: fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0) }),
          ].join(' · ')}
          figure={
            <StatusText
              tone={fulfillment.status === 'SHIPPED' || fulfillment.status === 'PICKED_UP' ? 'good' : 'neutral'}
            >
              {t(`fulfillmentOrderStatus.${fulfillment.status}`)}
            </StatusText>
          }
        />
      ))}
      {order.fulfillmentOrders.nodes.length === 0 ? <Nothing /> : null}
    </Panel>
  );
}

export function OrderReturns({ order }: { order: OrderRecord }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  return (
    <Panel title={t('returns')}>
      {order.returns.nodes.map((entry) => (
        <Entry
          key={entry.id}
          title={formats.instant(entry.processedAt)}
          note={[
            ...(entry.location ? [entry.location.name] : []),
            ...(entry.reason ? [entry.reason] : []),
            ...entry.lines
              .filter((line) => line.quantity > 0)
              .map((line) => `${line.quantity} × ${t(`disposition.${line.disposition}`)}`),
            ...(Number(entry.shippingRefunded.amount) > 0 ? [t('withDelivery')] : []),
            ...(Number(entry.returnFee.amount) > 0 ? [t('feeKept')] : []),
          ].join(' · ')}
          figure={<Price money={entry.amountRefunded} />}
        />
      ))}
    </Panel>
  );
}

interface EntryProps {
  readonly title: string;
  readonly note: string;
  readonly figure: ReactNode;
  readonly muted?: boolean;
}

function Entry({ title, note, figure, muted = false }: EntryProps) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'baseline',
        py: 0.75,
        color: muted ? 'text.secondary' : 'text.primary',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="body2">{title}</Typography>
        <Typography variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {note}
        </Typography>
      </Box>
      <Typography variant="body2" component="div">
        {figure}
      </Typography>
    </Box>
  );
}

function Nothing() {
  const t = useMessages(orderMessages);
  return (
    <Typography variant="body2" color="text.secondary">
      {t('nothing')}
    </Typography>
  );
}
