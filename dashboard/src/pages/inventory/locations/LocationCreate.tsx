import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CreateBase, Form, useRedirect } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { SHOP_LOCATIONS } from '../../../api/use-shop.ts';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { AccessDenied } from '../../../layout/AccessDenied.tsx';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { LocationFields } from './LocationFields.tsx';
import { blankLocation } from './location-input.ts';
import { locationMessages } from './messages.ts';
import type { LocationRecord } from './resource.ts';

/** Opens a store or a warehouse; those bound to stores open none. */
export function LocationCreate() {
  const own = useOwnLocations();
  if (!own) return null;
  return own.ids.length > 0 ? <AccessDenied /> : <NewLocation />;
}

function NewLocation() {
  const t = useMessages(locationMessages);
  const redirect = useRedirect();
  const queries = useQueryClient();
  const { timeZone } = useShopSettings();
  const [blank] = useState(() => ({ ...blankLocation(timeZone), idempotencyKey: uuidv7() }));
  const options = useSaveOptions<LocationRecord>(t('created'), ({ id }) => {
    void queries.invalidateQueries({ queryKey: SHOP_LOCATIONS });
    redirect('edit', 'locations', id);
  });
  return (
    <CreateBase resource="locations" redirect={false} mutationOptions={options}>
      <PageHeader title={t('create')} back={{ to: '/locations', label: t('title') }} />
      <Form defaultValues={blank} warnWhenUnsavedChanges>
        <LocationFields isNew />
        <SaveButton />
      </Form>
    </CreateBase>
  );
}
