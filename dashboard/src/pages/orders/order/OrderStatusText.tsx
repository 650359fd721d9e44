import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRow } from './resource.ts';

const TONE: Readonly<Record<OrderRow['status'], Tone>> = {
  PENDING: 'muted',
  PAYMENT_PENDING: 'warn',
  PLACED: 'neutral',
  ABORTED: 'muted',
  CANCELED: 'bad',
};

type StatusOf = Pick<OrderRow, 'status' | 'fulfillmentStatus' | 'returnStatus'>;

/** The most telling of an order's three statuses. */
export function OrderStatusText({ order }: { order: StatusOf }) {
  const t = useMessages(orderMessages);
  if (order.status !== 'PLACED')
    return <StatusText tone={TONE[order.status]}>{t(`status.${order.status}`)}</StatusText>;
  if (order.returnStatus !== 'NONE')
    return <StatusText tone="warn">{t(`returnStatus.${order.returnStatus}`)}</StatusText>;
  // Delivered is the rule and stays muted, so that open orders stand out.
  const delivered = order.fulfillmentStatus === 'FULFILLED';
  return (
    <StatusText tone={delivered ? 'muted' : 'neutral'}>{t(`fulfillmentStatus.${order.fulfillmentStatus}`)}</StatusText>
  );
}
