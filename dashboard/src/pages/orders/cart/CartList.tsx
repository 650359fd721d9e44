import { Typography } from '@mui/material';
import { DataTable, ListBase } from 'react-admin';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { wordOf } from '../../../ui/list/filter-words.ts';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Price } from '../../../ui/Price.tsx';
import { cartMessages } from './messages.ts';
import { buyerOf, type CartRow, customerPath, LEFT_FOR } from './resource.ts';

/** Lines of a cart that its row names. */
const NAMED_LINES = 2;

/** What customers have in their carts and have not ordered yet, those changed last first. */
export function CartList() {
  const t = useMessages(cartMessages);
  const formats = useFormats();
  const { channels } = useShop();
  const places = channels.map(({ id, name }) => ({ value: id, label: name }));
  const spans = LEFT_FOR.map((value) => ({ value, label: t(`leftFor.${value}`) }));
  const place = (cart: CartRow) => cart.sellingLocation?.name ?? cart.channel?.name ?? '–';
  const when = (cart: CartRow) => formats.instant(cart.updatedAt);
  const table = (
    <DataTable<CartRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="customer"
        label={t('customer')}
        disableSort
        render={(cart: CartRow) => <Buyer cart={cart} />}
      />
      <DataTable.Col source="updatedAt" label={t('updatedAt')} disableSort render={when} />
      <DataTable.Col source="channel" label={t('channel')} disableSort render={place} />
      <DataTable.Col source="lines" label={t('items')} disableSort render={(cart: CartRow) => <Items cart={cart} />} />
      <DataTable.Col
        align="right"
        source="cost"
        label={t('total')}
        disableSort
        render={(cart: CartRow) => <Price money={cart.cost.total.gross} />}
      />
    </DataTable>
  );
  return (
    <ListBase resource="carts" queryOptions={LIST_QUERY} perPage={25} sort={{ field: 'updatedAt', order: 'DESC' }}>
      <PageHeader title={t('title')} />
      <FilterRow>
        <ChoiceFilter source="left" label={t('left')} allLabel={t('all')} choices={spans} />
        <ChoiceFilter source="channelId" label={t('channel')} allLabel={t('allChannels')} choices={places} />
      </FilterRow>
      <ListTools filters={{ left: wordOf(t('left'), spans), channelId: wordOf(t('channel'), places) }} />
      <ListBody<CartRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(cart) => (
          <CompactRow
            to={customerPath(cart)}
            primary={buyerOf(cart) ?? t('guest')}
            secondary={
              <>
                {when(cart)} · {place(cart)}
                <Items cart={cart} />
              </>
            }
            trailing={<Price money={cart.cost.total.gross} />}
          />
        )}
      />
    </ListBase>
  );
}

function Buyer({ cart }: { cart: CartRow }) {
  const t = useMessages(cartMessages);
  const path = customerPath(cart);
  const name = buyerOf(cart) ?? t('guest');
  return path === null ? name : <RowLink to={path}>{name}</RowLink>;
}

/** What is in the cart: its first lines by name, the others by their number. */
function Items({ cart }: { cart: CartRow }) {
  const t = useMessages(cartMessages);
  const others = cart.lines.length - NAMED_LINES;
  return (
    <>
      {cart.lines.slice(0, NAMED_LINES).map((line) => (
        <Typography key={line.id} variant="body2" component="div">
          {line.quantity} × {line.variant?.product?.title ?? '–'}
        </Typography>
      ))}
      {others > 0 ? (
        <Typography variant="caption" component="div" color="text.secondary">
          {t('more', { smart_count: others })}
        </Typography>
      ) : null}
    </>
  );
}
