import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useNotify, useRefresh } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { staffMessages } from './messages.ts';
import { changeStaffMember, type StaffRecord } from './resource.ts';
import { SendLinkButton } from './SendLinkButton.tsx';
import { useRefusalText } from './use-refusal-text.ts';

/** Lets somebody sign in or not, and sends them a link for a password. */
export function StaffActions({ member }: { member: StaffRecord }) {
  const t = useMessages(staffMessages);
  const client = useClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const refusalText = useRefusalText();
  const [asking, setAsking] = useState(false);
  const { name, isActive } = member;
  const change = useMutation({
    mutationFn: () => changeStaffMember(client, { ...member, isActive: !isActive }),
    onSuccess: () => {
      notify(t(isActive ? 'deactivated' : 'reactivated', { name }), { type: 'success' });
      refresh();
    },
    onError: (error) => notify(refusalText(error), { type: 'error' }),
  });
  return (
    <>
      {isActive ? <SendLinkButton email={member.email} /> : null}
      <Button
        size="small"
        color="inherit"
        disabled={change.isPending}
        onClick={() => (isActive ? setAsking(true) : change.mutate())}
      >
        {t(isActive ? 'deactivate' : 'reactivate')}
      </Button>
      <Confirm
        isOpen={asking}
        title={t('deactivateTitle', { name })}
        content={t('deactivateHint')}
        confirm={t('deactivate')}
        cancel={t('app.cancel')}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          change.mutate();
        }}
      />
    </>
  );
}
