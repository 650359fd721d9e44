import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText, type Tone } from '../../../ui/StatusText.tsx';
import { orderMessages } from './messages.ts';
import type { OrderRow } from './resource.ts';

const TONE: Readonly<Record<OrderRow['status'], Tone>> = {
  PLACED: 'neutral',
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
  // What has left is the rule and stays muted, so that open orders stand out.
  const isFulfilled = order.fulfillmentStatus === 'FULFILLED';
  return (
    <StatusText tone={isFulfilled ? 'muted' : 'neutral'}>
      {t(`fulfillmentStatus.${order.fulfillmentStatus}`)}
    </StatusText>
  );
}
