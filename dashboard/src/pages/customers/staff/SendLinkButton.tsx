import { Button } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from 'react-admin';
import { useClient } from '../../../api/BackendContext.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useErrorText } from '../../../ui/ErrorState.tsx';
import { staffMessages } from './messages.ts';
import { sendPasswordLink } from './resource.ts';

/** Invites somebody, or lets who cannot sign in choose a new password. */
export function SendLinkButton({ email }: { email: string }) {
  const t = useMessages(staffMessages);
  const client = useClient();
  const notify = useNotify();
  const errorText = useErrorText();
  const send = useMutation({
    mutationFn: () => sendPasswordLink(client, email),
    onSuccess: () => notify(t('linkSent', { email }), { type: 'success' }),
    onError: (error) => notify(errorText(error), { type: 'error' }),
  });
  return (
    <Button size="small" variant="outlined" disabled={send.isPending} onClick={() => send.mutate()}>
      {t('sendLink')}
    </Button>
  );
}
