import { DataTable, ListBase, useListContext } from 'react-admin';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Price } from '../../../ui/Price.tsx';
import { orderMessages } from './messages.ts';
import { OrderFilters } from './OrderFilters.tsx';
import { OrderStatusText } from './OrderStatusText.tsx';
import { ORDER_ORDER, type OrderRow, type OrderTotals } from './resource.ts';
import { useSeenWithOrders } from './use-seen-with-orders.ts';

const showPath = (id: string) => `/orders/${encodeURIComponent(id)}/show`;

/** Asks for no more than the role may see: a customer's name, and net sales, which are a figure of the reports. */
export function OrderList() {
  const seen = useSeenWithOrders();
  if (!seen) return null;
  return (
    <ListBase resource="orders" queryOptions={{ ...LIST_QUERY, meta: seen }} perPage={25} sort={ORDER_ORDER}>
      <OrderListView withCustomers={seen.withCustomers} />
    </ListBase>
  );
}

function OrderListView({ withCustomers }: { withCustomers: boolean }) {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const when = (order: OrderRow) => formats.instant(order.placedAt);
  const table = (
    <DataTable<OrderRow> bulkActionButtons={false} rowClick="show" size="small" aria-label={t('title')}>
      <DataTable.Col
        source="number"
        label={t('number')}
        disableSort
        render={(order: OrderRow) => <RowLink to={showPath(order.id)}>{order.number}</RowLink>}
      />
      <DataTable.Col source="placedAt" label={t('placedAt')} render={when} />
      {withCustomers ? (
        <DataTable.Col
          source="customer"
          label={t('customer')}
          disableSort
          render={(order: OrderRow) => <CustomerLink order={order} />}
        />
      ) : null}
      <DataTable.Col
        source="channel"
        label={t('channel')}
        disableSort
        render={(order: OrderRow) => order.sellingLocation?.name ?? order.channel?.name ?? '–'}
      />
      <DataTable.Col
        source="status"
        label={t('statusLabel')}
        disableSort
        render={(order: OrderRow) => <OrderStatusText order={order} />}
      />
      <DataTable.Col
        align="right"
        source="total"
        label={t('total')}
        render={(order: OrderRow) => <Price money={order.cost.total.gross} />}
      />
    </DataTable>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={<Totals />} />
      <OrderFilters />
      <ListBody<OrderRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(order) => (
          <CompactRow
            to={showPath(order.id)}
            primary={order.number}
            secondary={`${when(order)} · ${order.sellingLocation?.name ?? order.channel?.name ?? '–'}`}
            trailing={
              <>
                <Price money={order.cost.total.gross} />
                <br />
                <OrderStatusText order={order} />
              </>
            }
          />
        )}
      />
    </>
  );
}

/** Orders and net sales of everything the filters let through, not of the page shown. */
function Totals() {
  const t = useMessages(orderMessages);
  const formats = useFormats();
  const { meta, total } = useListContext<OrderRow>();
  const totals = meta as OrderTotals | null | undefined;
  if (totals?.netSales) {
    const nets = [totals.netSales, ...(totals.otherNetSales ?? [])];
    const net = nets.map(({ amount, currencyCode }) => formats.money(amount, currencyCode).text).join(' + ');
    return (
      <span data-total={totals.orderCount}>
        {t('totals', { smart_count: totals.orderCount, count: formats.count(totals.orderCount).text, net })}
      </span>
    );
  }
  const count = totals?.orderCount ?? total;
  return (
    <span data-total={count}>
      {count === undefined ? '\u00A0' : t('count', { smart_count: count, count: formats.count(count).text })}
    </span>
  );
}

function CustomerLink({ order }: { order: OrderRow }) {
  const t = useMessages(orderMessages);
  if (!order.customer) return <>{t('guest')}</>;
  return (
    <RowLink to={`/customers/${encodeURIComponent(order.customer.id)}/show`} quiet>
      {order.customer.displayName}
    </RowLink>
  );
}
