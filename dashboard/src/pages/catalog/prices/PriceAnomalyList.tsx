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
import { type ApiMoney, Price } from '../../../ui/Price.tsx';
import { priceMessages } from './messages.ts';
import { type AnomalyRow, articleOf, PRICE_ANOMALY_KINDS, productPath } from './resource.ts';

/** Prices on sale that somebody should look at, and why. */
export function PriceAnomalyList() {
  const t = useMessages(priceMessages);
  const { channels } = useShop();
  const kinds = PRICE_ANOMALY_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }));
  const places = channels.map(({ id, name }) => ({ value: id, label: name }));
  const table = (
    <DataTable<AnomalyRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="variant"
        label={t('product')}
        disableSort
        render={(row: AnomalyRow) => <Article row={row} />}
      />
      <DataTable.Col
        source="channel"
        label={t('channel')}
        disableSort
        render={(row: AnomalyRow) => row.channel?.name ?? '–'}
      />
      <DataTable.Col
        align="right"
        source="price"
        label={t('price')}
        disableSort
        render={(row: AnomalyRow) => <Price money={row.price.displayed} />}
      />
      <DataTable.Col source="kinds" label={t('kind')} disableSort render={(row: AnomalyRow) => <Reasons row={row} />} />
    </DataTable>
  );
  return (
    <ListBase resource="price-anomalies" queryOptions={LIST_QUERY} perPage={25} sort={{ field: 'id', order: 'ASC' }}>
      <PageHeader title={t('title')} />
      <FilterRow>
        <ChoiceFilter source="kind" label={t('kind')} allLabel={t('all')} choices={kinds} />
        <ChoiceFilter source="channelId" label={t('channel')} allLabel={t('allChannels')} choices={places} />
      </FilterRow>
      <ListTools filters={{ kind: wordOf(t('kind'), kinds), channelId: wordOf(t('channel'), places) }} />
      <ListBody<AnomalyRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(row) => (
          <CompactRow
            to={productPath(row)}
            primary={articleOf(row)}
            secondary={
              <>
                {row.channel?.name ?? '–'}
                <Reasons row={row} />
              </>
            }
            trailing={<Price money={row.price.displayed} />}
          />
        )}
      />
    </ListBase>
  );
}

function Article({ row }: { row: AnomalyRow }) {
  const path = productPath(row);
  return (
    <>
      {path === null ? articleOf(row) : <RowLink to={path}>{articleOf(row)}</RowLink>}
      {row.variant?.sku ? (
        <Typography variant="caption" component="div" color="text.secondary">
          {row.variant.sku}
        </Typography>
      ) : null}
    </>
  );
}

/** Why a price stands out, with the amounts that it is held against. */
function Reasons({ row }: { row: AnomalyRow }) {
  const t = useMessages(priceMessages);
  const formats = useFormats();
  const write = (money: ApiMoney | null | undefined) =>
    money ? formats.money(money.amount, money.currencyCode).text : '–';
  const amounts = {
    net: write(row.price.net),
    cost: write(row.variant?.unitCost),
    compareAt: write(row.compareAtPrice?.displayed),
    previous: write(row.previousPrice),
    usual: write(row.usualNetPrice),
    day: row.changedAt ? formats.instant(row.changedAt) : '–',
  };
  return (
    <>
      {row.kinds.map((kind) => (
        <Typography key={kind} variant="body2" component="div">
          {t(`why.${kind}`, amounts)}
        </Typography>
      ))}
    </>
  );
}
