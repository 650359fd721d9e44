import { TextField } from '@mui/material';
import { useClient } from '../api/BackendContext.tsx';
import { expectMember } from '../api/errors.ts';
import { requestStaffPasswordResetDocument } from '../api/generated/customers/staff.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { authMessages } from './messages.ts';

/** Has a link mailed by which a member of staff chooses a new password. */
export function ForgotForm({ onBack }: { onBack: () => void }) {
  const t = useMessages(authMessages);
  const client = useClient();
  async function askForLink({ email = '' }: Readonly<Record<string, string>>): Promise<string> {
    const answer = await client.request(requestStaffPasswordResetDocument, { input: { email } });
    expectMember(answer.requestStaffPasswordReset, 'RequestStaffPasswordResetPayload');
    return t('linkSent');
  }
  return (
    <AuthFrame
      title={t('forgotTitle')}
      heading={t('forgotTitle')}
      lead={t('forgotLead')}
      submit={t('askLink')}
      refused={t('wrong')}
      others={[{ label: t('back'), onClick: onBack }]}
      onSend={askForLink}
    >
      <TextField name="email" type="email" label={t('email')} autoComplete="username" required fullWidth autoFocus />
    </AuthFrame>
  );
}
