import { TextField } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';

export function SignInForm({ onClaim }: { onClaim: () => void }) {
  const t = useMessages();
  return (
    <AuthFrame
      title={t('auth.title')}
      heading={t('app.name')}
      lead={t('auth.lead')}
      submit={t('auth.submit')}
      refused={t('auth.wrong')}
      other={{ label: t('auth.first'), onClick: onClaim }}
    >
      <TextField name="email" type="email" label={t('auth.email')} autoComplete="username" required fullWidth />
      <TextField
        name="password"
        type="password"
        label={t('auth.password')}
        autoComplete="current-password"
        required
        fullWidth
      />
    </AuthFrame>
  );
}
