import { Alert, Box } from '@mui/material';
import { EditBase, Form, useCanAccess, useRefresh } from 'react-admin';
import { useMessages } from '../../../i18n/use-messages.ts';
import { SaveButton } from '../../../ui/fields/SaveButton.tsx';
import { useSaveOptions } from '../../../ui/fields/use-save-options.ts';
import { RecordSteps } from '../../../ui/list/RecordSteps.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { RecordPage } from '../../../ui/RecordPage.tsx';
import { WHOLE_RECORD } from '../../../ui/whole-record.ts';
import { staffMessages } from './messages.ts';
import { STAFF_ORDER, type StaffRecord } from './resource.ts';
import { StaffActions } from './StaffActions.tsx';
import { StaffFields } from './StaffFields.tsx';
import { StaffState } from './StaffState.tsx';
import { useRefusalText } from './use-refusal-text.ts';

/** Somebody's name, roles and stores, whether they may sign in, and a new password. */
export function StaffEdit() {
  const t = useMessages(staffMessages);
  return (
    <RecordPage<StaffRecord> resource="staff" title={t('title')}>
      {(member) => <StaffForm member={member} />}
    </RecordPage>
  );
}

/** Saved pessimistically: a refusal is shown at its field, and a change by someone else is not overwritten. */
function StaffForm({ member }: { member: StaffRecord }) {
  const t = useMessages(staffMessages);
  const { canAccess = false } = useCanAccess({ resource: 'staff', action: 'edit' });
  const refresh = useRefresh();
  const options = useSaveOptions<StaffRecord>(t('saved'), refresh, useRefusalText());
  return (
    <EditBase
      resource="staff"
      id={member.id}
      mutationMode="pessimistic"
      queryOptions={{ meta: WHOLE_RECORD, refetchOnMount: false }}
      redirect={false}
      mutationOptions={{ meta: WHOLE_RECORD, ...options }}
    >
      <PageHeader
        title={member.name}
        back={{ to: '/staff', label: t('title') }}
        lead={
          <>
            {member.email} · <StaffState member={member} />
          </>
        }
        actions={
          <>
            <RecordSteps resource="staff" linkType="edit" sort={STAFF_ORDER} />
            {canAccess ? <StaffActions member={member} /> : null}
          </>
        }
      />
      <Form key={member.version} record={member} warnWhenUnsavedChanges>
        <Box sx={{ maxWidth: 720 }}>
          <Panel title={t('one')}>
            <Alert severity="info" variant="outlined" sx={{ mb: 1.5 }}>
              {t('rightsHint')}
            </Alert>
            <StaffFields bound={member.locations ?? []} />
            {canAccess ? <SaveButton onlyChanges /> : null}
          </Panel>
        </Box>
      </Form>
    </EditBase>
  );
}
