import { Button, Link as TextLink } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { DataTable, ListBase, useCanAccess, useNotify, useRefresh } from 'react-admin';
import { Link } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { useClient } from '../../../api/BackendContext.tsx';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { receiptMessages } from './messages.ts';
import { checkPosReceipt, type ReceiptRow } from './resource.ts';

const REMARKS = ['CLOCK_IMPLAUSIBLE', 'IDENTIFIER_PASSED_OVER', 'PAYMENTS_DIFFER', 'RETURN_WITHOUT_SALE'] as const;

const numberOf = ({ terminalCode, sequence }: ReceiptRow) => `${terminalCode}:${sequence}`;

/** Receipts of a POS in which something cannot be right, the one that arrived last first, until somebody has looked. */
export function ReceiptList() {
  const t = useMessages(receiptMessages);
  const formats = useFormats();
  const { locations } = useShop();
  const { canAccess } = useCanAccess({ resource: 'receipts', action: 'edit' });
  const check = (row: ReceiptRow) =>
    canAccess && row.remarks.length > 0 && row.checkedAt === null ? <CheckButton row={row} /> : null;
  const table = (
    <DataTable<ReceiptRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col source="sequence" label={t('receipt')} disableSort render={numberOf} />
      <DataTable.Col
        source="location"
        label={t('location')}
        disableSort
        render={(row: ReceiptRow) => row.location?.name ?? '–'}
      />
      <DataTable.Col
        source="receivedAt"
        label={t('received')}
        disableSort
        render={(row: ReceiptRow) => formats.instant(row.receivedAt)}
      />
      <DataTable.Col
        source="remarks"
        label={t('remark')}
        disableSort
        render={(row: ReceiptRow) => <Remarks row={row} />}
      />
      <DataTable.Col
        source="order"
        label={t('order')}
        disableSort
        render={(row: ReceiptRow) => <OrderLink row={row} />}
      />
      <DataTable.Col source="id" label="" disableSort render={check} />
    </DataTable>
  );
  return (
    <ListBase resource="receipts" queryOptions={LIST_QUERY} perPage={25} sort={{ field: 'id', order: 'DESC' }}>
      <PageHeader title={t('title')} />
      <FilterRow>
        <ChoiceFilter
          source="checked"
          label={t('shown')}
          allLabel={t('unchecked')}
          choices={[{ value: 'all', label: t('all') }]}
        />
        <ChoiceFilter
          source="remark"
          label={t('remark')}
          allLabel={t('allRemarks')}
          choices={REMARKS.map((value) => ({ value, label: t(`remarks.${value}`) }))}
        />
        <ChoiceFilter
          source="locationId"
          label={t('location')}
          allLabel={t('allLocations')}
          choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FilterRow>
      <ListBody<ReceiptRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(row) => (
          <CompactRow
            to={row.order ? `/orders/${encodeURIComponent(row.order.id)}/show` : null}
            primary={`${row.location?.name ?? '–'} · ${numberOf(row)}`}
            secondary={<Remarks row={row} />}
            trailing={check(row)}
          />
        )}
      />
    </ListBase>
  );
}

/** What is remarked, with the figure that it is about. */
function Remarks({ row }: { row: ReceiptRow }) {
  const t = useMessages(receiptMessages);
  const formats = useFormats();
  const said = row.remarks.map((remark) => {
    const text = t(`remarks.${remark}`);
    if (remark === 'CLOCK_IMPLAUSIBLE') return `${text} (${t('statedAt', { instant: formats.instant(row.statedAt) })})`;
    if (remark === 'PAYMENTS_DIFFER')
      return `${text} (${formats.money(row.difference.amount, row.difference.currencyCode).text})`;
    return text;
  });
  return <>{said.join(', ') || '–'}</>;
}

function OrderLink({ row: { order } }: { row: ReceiptRow }) {
  if (!order) return <>–</>;
  return (
    <TextLink component={Link} to={`/orders/${encodeURIComponent(order.id)}/show`} underline="hover">
      {order.number}
    </TextLink>
  );
}

function CheckButton({ row }: { row: ReceiptRow }) {
  const t = useMessages(receiptMessages);
  const client = useClient();
  const refresh = useRefresh();
  const notify = useNotify();
  const errorText = useErrorText();
  const check = useMutation({
    mutationFn: () => checkPosReceipt(client, { posReceiptId: row.id, idempotencyKey: uuidv7() }),
    onSuccess: () => {
      notify(t('checked'), { type: 'success' });
      refresh();
    },
    onError: (error) => notify(errorText(error), { type: 'error' }),
  });
  return (
    <Button
      size="small"
      disabled={check.isPending}
      onClick={() => check.mutate()}
      aria-label={t('checkOf', { number: numberOf(row) })}
    >
      {t('check')}
    </Button>
  );
}
