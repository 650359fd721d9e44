import { Button, Link as TextLink, Typography } from '@mui/material';
import { useState } from 'react';
import { DataTable, ListBase, useCanAccess } from 'react-admin';
import { Link } from 'react-router';
import { useShop } from '../../../api/use-shop.ts';
import { type OwnLocations, ownLocation, useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { ChoiceFilter } from '../../../ui/ChoiceFilter.tsx';
import { CompactRow } from '../../../ui/CompactRow.tsx';
import { FilterRow } from '../../../ui/FilterRow.tsx';
import { ListBody } from '../../../ui/ListBody.tsx';
import { wordOf } from '../../../ui/list/filter-words.ts';
import { ListTools } from '../../../ui/list/ListTools.tsx';
import { LIST_QUERY } from '../../../ui/list-query.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { fulfillmentMessages } from './messages.ts';
import { type FulfillmentRow, nextStep } from './resource.ts';
import { StepDialog } from './StepDialog.tsx';

const STATUSES = ['OPEN', 'IN_PROGRESS', 'READY', 'SHIPPED', 'PICKED_UP', 'CANCELED'] as const;

const METHODS = ['PICKUP', 'SHIP'] as const;

/** What locations have to do, the oldest first, and the next step of each; beginning with the reader's own store. */
export function FulfillmentList() {
  const own = useOwnLocations();
  return own ? <WorkList own={own} /> : null;
}

function WorkList({ own }: { own: OwnLocations }) {
  const t = useMessages(fulfillmentMessages);
  const formats = useFormats();
  const { locations } = useShop();
  const { canAccess } = useCanAccess({ resource: 'fulfillment', action: 'edit' });
  const [chosen, setChosen] = useState<FulfillmentRow | null>(null);
  const choices = {
    status: STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
    locationId: locations.map(({ id, name }) => ({ value: id, label: name })),
    method: METHODS.map((value) => ({ value, label: t(`methods.${value}`) })),
    late: [{ value: 'yes', label: t('lateOnly') }],
    missing: [{ value: 'yes', label: t('missingOnly') }],
  };
  const stepButton = (row: FulfillmentRow) => {
    const step = nextStep(row);
    if (step === null || !canAccess || !own.has(row.location?.id ?? '')) return null;
    const label = t('stepOf', { step: t(`steps.${step}`), number: row.order?.number ?? '–' });
    return (
      <Button size="small" onClick={() => setChosen(row)} aria-label={label}>
        {t(`steps.${step}`)}
      </Button>
    );
  };
  const status = (row: FulfillmentRow) => (
    <StatusText tone={row.exception ? 'bad' : 'neutral'}>{t(`statuses.${row.status}`)}</StatusText>
  );
  const table = (
    <DataTable<FulfillmentRow> bulkActionButtons={false} rowClick={false} size="small" aria-label={t('title')}>
      <DataTable.Col
        source="order"
        label={t('order')}
        disableSort
        render={(row: FulfillmentRow) => <OrderLink row={row} />}
      />
      <DataTable.Col
        source="createdAt"
        label={t('since')}
        disableSort
        render={(row: FulfillmentRow) => formats.instant(row.createdAt)}
      />
      <DataTable.Col
        source="location"
        label={t('location')}
        disableSort
        render={(row: FulfillmentRow) => row.location?.name ?? '–'}
      />
      <DataTable.Col
        source="deliveryMethod"
        label={t('delivery')}
        disableSort
        render={(row: FulfillmentRow) => t(`methods.${row.deliveryMethod}`)}
      />
      <DataTable.Col
        source="lines"
        label={t('items')}
        disableSort
        render={(row: FulfillmentRow) => <Items row={row} />}
      />
      <DataTable.Col source="status" label={t('status')} disableSort render={status} />
      <DataTable.Col source="id" label={t('step')} disableSort render={stepButton} />
    </DataTable>
  );
  const step = chosen && nextStep(chosen);
  return (
    <ListBase
      resource="fulfillment"
      queryOptions={LIST_QUERY}
      perPage={25}
      sort={{ field: 'id', order: 'ASC' }}
      filterDefaultValues={ownLocation(own)}
    >
      <PageHeader title={t('title')} />
      <FilterRow>
        <ChoiceFilter source="status" label={t('status')} allLabel={t('openWork')} choices={choices.status} />
        <ChoiceFilter
          source="locationId"
          label={t('location')}
          allLabel={t('allLocations')}
          choices={choices.locationId}
        />
        <ChoiceFilter source="method" label={t('delivery')} allLabel={t('all')} choices={choices.method} />
        <ChoiceFilter source="late" label={t('late')} allLabel={t('all')} choices={choices.late} />
        <ChoiceFilter source="missing" label={t('missing')} allLabel={t('all')} choices={choices.missing} />
      </FilterRow>
      <ListTools
        filters={{
          status: wordOf(t('status'), choices.status),
          locationId: wordOf(t('location'), choices.locationId),
          method: wordOf(t('delivery'), choices.method),
          late: wordOf(t('late'), choices.late),
          missing: wordOf(t('missing'), choices.missing),
        }}
      />
      <ListBody<FulfillmentRow>
        label={t('title')}
        empty={{ title: t('empty'), hint: t('emptyHint') }}
        table={table}
        compact={(row) => (
          <CompactRow
            to={null}
            primary={row.order?.number ?? '–'}
            secondary={
              <>
                {row.location?.name ?? '–'} · {t(`methods.${row.deliveryMethod}`)}
                <br />
                <Items row={row} />
              </>
            }
            trailing={stepButton(row) ?? status(row)}
          />
        )}
      />
      {chosen && step ? <StepDialog row={chosen} step={step} onClose={() => setChosen(null)} /> : null}
    </ListBase>
  );
}

function OrderLink({ row }: { row: FulfillmentRow }) {
  if (!row.order) return <>–</>;
  return (
    <TextLink component={Link} to={`/orders/${encodeURIComponent(row.order.id)}/show`} underline="hover">
      {row.order.number}
    </TextLink>
  );
}

/** What is to be picked, and how much of it is missing. */
function Items({ row }: { row: FulfillmentRow }) {
  const t = useMessages(fulfillmentMessages);
  return (
    <>
      {row.lines.map((line, index) => (
        <Typography key={line.orderLine?.id ?? index} variant="body2" component="div">
          {line.quantity} × {line.orderLine?.productTitle ?? '–'}
          {line.missingQuantity > 0 ? (
            <Typography component="span" variant="caption" color="error.main">
              {' '}
              {t('missingOf', { smart_count: line.missingQuantity })}
            </Typography>
          ) : null}
        </Typography>
      ))}
    </>
  );
}
