import { TextField } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';

/** Makes the first administrator of an empty house. */
export function ClaimForm({ onBack }: { onBack: () => void }) {
  const t = useMessages();
  return (
    <AuthFrame
      title={t('auth.claimTitle')}
      heading={t('auth.claimTitle')}
      lead={t('auth.claimLead')}
      submit={t('auth.claim')}
      refused={t('auth.wrongCode')}
      other={{ label: t('auth.back'), onClick: onBack }}
    >
      <TextField name="code" label={t('auth.code')} autoComplete="one-time-code" required fullWidth autoFocus />
      <TextField name="name" label={t('auth.name')} autoComplete="name" required fullWidth />
      <TextField name="email" type="email" label={t('auth.email')} autoComplete="username" required fullWidth />
      <TextField
        name="password"
        type="password"
        label={t('auth.newPassword')}
        autoComplete="new-password"
        required
        fullWidth
      />
    </AuthFrame>
  );
}
