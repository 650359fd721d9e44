import { Box, Button, Link as TextLink, Typography } from '@mui/material';
import { useState } from 'react';
import { DataTable, ListBase, useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { useShop } from '../../../api/use-shop.ts';
import { type OwnLocations, ownLocation, useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { AdjustDialog } from './AdjustDialog.tsx';
import { stockMessages } from './messages.ts';
import type { StockLevel } from './resource.ts';

/** Figures of a level, in the order in which a stock keeper reads them. */
const FIGURES = ['available', 'onHand', 'committed', 'reserved', 'incoming', 'shortage'] as const;

const STATES = ['IN_STOCK', 'OUT_OF_STOCK', 'SHORT', 'INCOMING'] as const;

/** Every level, beginning with the reader's own store. */
export function StockList() {
  const own = useOwnLocations();
  return own ? <LevelList own={own} /> : null;
}

function LevelList({ own }: { own: OwnLocations }) {
  const t = useMessages(stockMessages);
  const { locations } = useShop();
  const { canAccess } = useCanAccess({ resource: 'stock', action: 'edit' });
  const [adjusting, setAdjusting] = useState<StockLevel | null>(null);
  const adjust = (level: StockLevel) =>
    canAccess && own.has(level.location.id) ? (
      <Button
        size="small"
        onClick={() => setAdjusting(level)}
        aria-label={t('adjustOf', { variant: nameOf(level), location: level.location.name })}
      >
        {t('adjust')}
      </Button>
    ) : null;
  const table = (
    <DataTable<StockLevel> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('heading')}>
      <DataTable.Col
        source="variant"
        label={t('variant')}
        disableSort
        render={(level: StockLevel) => <Article level={level} />}
      />
      <DataTable.Col
        source="location"
        label={t('location')}
        disableSort
        render={(level: StockLevel) => level.location.name}
      />
      {FIGURES.map((figure) => (
        <DataTable.Col
          align="right"
          key={figure}
          source={figure}
          label={t(`${figure}`)}
          disableSort
          render={(level: StockLevel) => (
            <Count value={level[figure]} alarming={figure === 'shortage'} strong={figure === 'available'} />
          )}
        />
      ))}
      {canAccess ? <DataTable.Col source="id" label="" disableSort render={adjust} /> : null}
    </DataTable>
  );
  return (
    <ListBase
      resource="stock"
      queryOptions={LIST_QUERY}
      perPage={25}
      sort={{ field: 'id', order: 'ASC' }}
      filterDefaultValues={ownLocation(own)}
    >
      <PageHeader title={t('heading')} />
      <FilterRow>
        <ChoiceFilter
          source="locationId"
          label={t('location')}
          allLabel={t('allLocations')}
          choices={locations.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <ChoiceFilter
          source="state"
          label={t('state')}
          choices={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        />
      </FilterRow>
      <ListBody<StockLevel>
        label={t('heading')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(level) => (
          <CompactRow
            to={null}
            primary={nameOf(level)}
            secondary={
              <>
                {level.location.name}
                <br />
                {t('available')} <Count value={level.available} alarming={false} strong /> · {t('onHand')}{' '}
                {level.onHand}
                {level.shortage > 0 ? (
                  <>
                    {' · '}
                    {t('shortage')} <Count value={level.shortage} alarming strong />
                  </>
                ) : null}
              </>
            }
            trailing={adjust(level)}
          />
        )}
      />
      {adjusting ? (
        <AdjustDialog level={adjusting} name={nameOf(adjusting)} onClose={() => setAdjusting(null)} />
      ) : null}
    </ListBase>
  );
}

function nameOf({ variant }: StockLevel): string {
  return [variant?.product?.title, variant?.title].filter((part) => part).join(', ') || '–';
}

function Article({ level }: { level: StockLevel }) {
  const { variant } = level;
  return (
    <Box>
      {variant?.product ? (
        <TextLink component={Link} to={`/products/${encodeURIComponent(variant.product.id)}`} underline="hover">
          {nameOf(level)}
        </TextLink>
      ) : (
        nameOf(level)
      )}
      {variant?.sku ? (
        <Typography variant="caption" component="div" color="text.secondary">
          {variant.sku}
        </Typography>
      ) : null}
    </Box>
  );
}

/** Zero is quiet; a shortage is not. */
function Count({ value, alarming, strong }: { value: number; alarming: boolean; strong: boolean }) {
  const color = value === 0 ? 'text.secondary' : alarming ? 'error.main' : 'text.primary';
  return (
    <Box component="span" sx={{ color: color, fontWeight: strong ? 600 : 400 }}>
      {value}
    </Box>
  );
}
