import { useQueryClient } from '@tanstack/react-query';
import { EditBase, Form, useCanAccess, useRefresh } from 'react-admin';
import { SHOP_LOCATIONS } from '../../../api/use-shop.ts';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { StatusText } from '../../../ui/StatusText.tsx';
import { WHOLE_RECORD } from '../../../ui/whole-record.ts';
import { LocationFields } from './LocationFields.tsx';
import { locationMessages } from './messages.ts';
import { LOCATION_ORDER, type LocationRecord } from './resource.ts';
import { SaveLocation } from './SaveLocation.tsx';

/** One page to read and, where the reader may act there, to change a store or a warehouse. */
export function LocationEdit() {
  const t = useMessages(locationMessages);
  const { canAccess, isPending } = useCanAccess({ resource: 'locations', action: 'edit' });
  const own = useOwnLocations();
  if (isPending || !own) return null;
  return (
    <RecordPage<LocationRecord> resource="locations" title={t('title')}>
      {(location) => (
        <>
          <PageHeader
            title={location.name}
            back={{ to: '/locations', label: t('title') }}
            actions={<RecordSteps resource="locations" linkType="edit" sort={LOCATION_ORDER} />}
            lead={
              <>
                {t(`kinds.${location.kind}`)} · {location.code} ·{' '}
                <StatusText tone={location.isActive ? 'neutral' : 'muted'}>
                  {t(location.isActive ? 'inUse' : 'inactive')}
                </StatusText>
              </>
            }
          />
          {canAccess && own.has(location.id) ? (
            <LocationForm location={location} />
          ) : (
            // Without react-admin's edit context, which sends away who may not edit.
            <Form key={location.version} record={location}>
              <LocationFields readOnly />
            </Form>
          )}
        </>
      )}
    </RecordPage>
  );
}

/** Saved pessimistically: a refusal is shown at its field, and a change by someone else is not overwritten. */
function LocationForm({ location }: { location: LocationRecord }) {
  const t = useMessages(locationMessages);
  const refresh = useRefresh();
  const queries = useQueryClient();
  const options = useSaveOptions<LocationRecord>(t('saved'), () => {
    void queries.invalidateQueries({ queryKey: SHOP_LOCATIONS });
    refresh();
  });
  return (
    <EditBase
      resource="locations"
      id={location.id}
      mutationMode="pessimistic"
      queryOptions={{ meta: WHOLE_RECORD, refetchOnMount: false }}
      redirect={false}
      mutationOptions={{ meta: WHOLE_RECORD, ...options }}
    >
      <Form key={location.version} record={location} warnWhenUnsavedChanges>
        <LocationFields />
        <SaveLocation location={location} />
      </Form>
    </EditBase>
  );
}
