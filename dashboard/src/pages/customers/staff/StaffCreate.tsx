import { Box } from '@mui/material';
import { useState } from 'react';
import { CreateBase, Form, useRedirect } from 'react-admin';
import { uuidv7 } from 'uuidv7';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { FirstPasswordDialog } from './FirstPasswordDialog.tsx';
import { staffMessages } from './messages.ts';
import type { StaffRecord } from './resource.ts';
import { StaffFields } from './StaffFields.tsx';

/** Adds somebody, and shows their first password this once. */
export function StaffCreate() {
  const t = useMessages(staffMessages);
  const redirect = useRedirect();
  const [blank] = useState(() => ({ name: '', email: '', roles: [], locationIds: [], idempotencyKey: uuidv7() }));
  const [added, setAdded] = useState<StaffRecord | null>(null);
  const options = useSaveOptions<StaffRecord>(t('created'), setAdded);
  return (
    <CreateBase resource="staff" redirect={false} mutationOptions={options}>
      <PageHeader title={t('create')} back={{ to: '/staff', label: t('title') }} />
      <Form defaultValues={blank} warnWhenUnsavedChanges>
        <Box sx={{ maxWidth: 720 }}>
          <Panel title={t('one')}>
            <StaffFields isNew />
            <SaveButton />
          </Panel>
        </Box>
      </Form>
      {added ? <FirstPasswordDialog member={added} onClose={() => redirect('edit', 'staff', added.id)} /> : null}
    </CreateBase>
  );
}
