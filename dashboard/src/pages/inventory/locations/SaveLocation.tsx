import { useState } from 'react';
import { Confirm, useSaveContext } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { locationMessages } from './messages.ts';
import type { LocationRecord } from './resource.ts';

/** Saves, and asks before a location is deactivated. */
export function SaveLocation({ location }: { location: LocationRecord }) {
  const t = useMessages(locationMessages);
  const { save } = useSaveContext();
  const { handleSubmit, getValues } = useFormContext<LocationRecord>();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <SaveButton
        onlyChanges
        onClick={(event) => {
          if (!location.isActive || getValues('isActive')) return;
          event.preventDefault();
          setAsking(true);
        }}
      />
      <Confirm
        isOpen={asking}
        title={t('closeTitle', { name: location.name })}
        content={t('closeHint')}
        confirm={t('closeConfirm')}
        cancel={t('app.cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          void handleSubmit((values) => save?.(values))();
        }}
      />
    </>
  );
}
