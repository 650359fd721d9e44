import { TextField } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { authMessages } from './messages.ts';

/** Makes the first administrator of an empty instance. */
export function ClaimForm({ onBack }: { onBack: () => void }) {
  const t = useMessages(authMessages);
  return (
    <AuthFrame
      title={t('claimTitle')}
      heading={t('claimTitle')}
      lead={t('claimLead')}
      submit={t('claim')}
      refused={t('wrongCode')}
      others={[{ label: t('back'), onClick: onBack }]}
    >
      <TextField name="code" label={t('code')} autoComplete="one-time-code" required fullWidth autoFocus />
      <TextField name="name" label={t('name')} autoComplete="name" required fullWidth />
      <TextField name="email" type="email" label={t('email')} autoComplete="username" required fullWidth />
      <TextField
        name="password"
        type="password"
        label={t('newPassword')}
        autoComplete="new-password"
        required
        fullWidth
      />
    </AuthFrame>
  );
}
