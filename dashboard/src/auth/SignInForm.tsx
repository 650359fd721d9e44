import { TextField } from '@mui/material';
import { useMessages } from '../i18n/use-messages.ts';
import { AuthFrame } from './AuthFrame.tsx';
import { authMessages } from './messages.ts';

export function SignInForm({ onClaim, onForgot }: { onClaim: () => void; onForgot: () => void }) {
  const t = useMessages(authMessages);
  return (
    <AuthFrame
      title={t('title')}
      heading={t('app.name')}
      lead={t('lead')}
      submit={t('submit')}
      refused={t('wrong')}
      others={[
        { label: t('forgot'), onClick: onForgot },
        { label: t('first'), onClick: onClaim },
      ]}
    >
      <TextField name="email" type="email" label={t('email')} autoComplete="username" required fullWidth />
      <TextField
        name="password"
        type="password"
        label={t('password')}
        autoComplete="current-password"
        required
        fullWidth
      />
    </AuthFrame>
  );
}
