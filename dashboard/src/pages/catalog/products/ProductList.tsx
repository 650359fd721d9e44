import { Box, Button, Typography } from '@mui/material';
import { CanAccess, DataTable, ListBase, useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { wordOf } from '../../../ui/list/filter-words.ts';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { RowLink } from '../../../ui/list/RowLink.tsx';
import { SelectColumn } from '../../../ui/list/SelectColumn.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { Thumbnail } from '../../../ui/Thumbnail.tsx';
import { BulkActions } from './BulkActions.tsx';
import { productMessages } from './messages.ts';
import { PRODUCT_TONE } from './product-tone.ts';
import { PRODUCT_ORDER, PRODUCT_STATUSES, type ProductRow } from './resource.ts';

const pathOf = (id: string) => `/products/${encodeURIComponent(id)}`;

export function ProductList() {
  const t = useMessages(productMessages);
  const formats = useFormats();
  const { canAccess: canEdit } = useCanAccess({ resource: 'products', action: 'edit' });
  const statuses = PRODUCT_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }));
  const create = (
    <CanAccess resource="products" action="create">
      <Button component={Link} to="/products/create" variant="contained" size="small">
        {t('create')}
      </Button>
    </CanAccess>
  );
  const table = (
    <DataTable<ProductRow>
      bulkActionButtons={false}
      bulkActionsToolbar={<BulkActions />}
      rowClick="edit"
      size="small"
      aria-label={t('title')}
    >
      {canEdit ? <SelectColumn nameOf={({ title }) => title} /> : null}
      <DataTable.Col source="title" label={t('one')} render={(product: ProductRow) => <Name product={product} />} />
      <DataTable.Col
        source="status"
        label={t('fields.status')}
        disableSort
        render={(product: ProductRow) => <Status product={product} />}
      />
      <DataTable.Col
        source="category"
        label={t('fields.category')}
        disableSort
        render={(product: ProductRow) => product.category ?? '–'}
      />
      <DataTable.Col
        align="right"
        source="variants"
        label={t('variants')}
        disableSort
        render={(product: ProductRow) => formats.count(product.variants.totalCount ?? 0).text}
      />
      <DataTable.Col
        align="right"
        source="price"
        label={t('price')}
        render={(product: ProductRow) => <PriceSpan product={product} />}
      />
      <DataTable.Col
        source="updatedAt"
        label={t('fields.updatedAt')}
        render={(product: ProductRow) => formats.date(product.updatedAt)}
      />
    </DataTable>
  );
  return (
    <ListBase resource="products" queryOptions={LIST_QUERY} perPage={25} sort={PRODUCT_ORDER}>
      <PageHeader title={t('title')} actions={create} />
      <FilterRow>
        <SearchField />
        <ChoiceFilter source="status" label={t('fields.status')} choices={statuses} />
      </FilterRow>
      <ListTools
        filters={{ status: wordOf(t('fields.status'), statuses), category: wordOf(t('fields.category'), []) }}
        sorts={[
          { field: 'title', label: t('fields.title') },
          { field: 'price', label: t('price') },
          { field: 'updatedAt', label: t('fields.updatedAt') },
        ]}
      />
      <ListBody<ProductRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint'), action: create }}
        table={table}
        compact={(product) => (
          <CompactRow
            to={pathOf(product.id)}
            primary={product.title}
            leading={<Thumbnail url={product.media.nodes[0]?.url} name={product.title} size={36} />}
            secondary={t('variantCount', { smart_count: product.variants.totalCount ?? 0 })}
            trailing={
              <>
                <PriceSpan product={product} />
                <br />
                <Status product={product} />
              </>
            }
          />
        )}
      />
    </ListBase>
  );
}

function Name({ product }: { product: ProductRow }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
      <Thumbnail url={product.media.nodes[0]?.url} name={product.title} />
      <Box sx={{ minWidth: 0 }}>
        <RowLink to={pathOf(product.id)}>{product.title}</RowLink>
        {product.vendor ? (
          <Typography variant="caption" component="div" color="text.secondary">
            {product.vendor}
          </Typography>
        ) : null}
      </Box>
    </Box>
  );
}

function Status({ product }: { product: ProductRow }) {
  const t = useMessages(productMessages);
  return <StatusText tone={PRODUCT_TONE[product.status]}>{t(`status.${product.status}`)}</StatusText>;
}

/** One price, or the span from the lowest to the highest. */
function PriceSpan({ product: { priceRange } }: { product: ProductRow }) {
  const formats = useFormats();
  if (!priceRange) return <>–</>;
  const min = priceRange.min.displayed;
  const max = priceRange.max.displayed;
  const write = (money: typeof min) => formats.money(money.amount, money.currencyCode).text;
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {min.amount === max.amount ? write(min) : `${write(min)} – ${write(max)}`}
    </Box>
  );
}
