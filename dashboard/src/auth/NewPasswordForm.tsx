import { TextField } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { authMessages } from './messages.ts';

/** Sets a new password by a link that was mailed, and signs in with it. */
export function NewPasswordForm({ linkToken, onBack }: { linkToken: string; onBack: () => void }) {
  const t = useMessages(authMessages);
  return (
    <AuthFrame
      title={t('resetTitle')}
      heading={t('resetTitle')}
      lead={t('resetLead')}
      submit={t('setPassword')}
      refused={t('linkOver')}
      others={[{ label: t('back'), onClick: onBack }]}
    >
      <input type="hidden" name="linkToken" value={linkToken} />
      <TextField
        name="password"
        type="password"
        label={t('newPassword')}
        autoComplete="new-password"
        required
        fullWidth
        autoFocus
      />
    </AuthFrame>
  );
}
