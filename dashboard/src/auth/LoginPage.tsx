import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogin } from 'react-admin';
import { codeOf } from '../api/errors.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { LanguageSwitch } from '../layout/LanguageSwitch.tsx';
import { ThemeSwitch } from '../layout/ThemeSwitch.tsx';
import { SERIF } from '../theme/tokens.ts';
import { useErrorText } from '../ui/ErrorState.tsx';

/** Codes with which the server says that the pair is wrong, without saying which half. */
const WRONG_PAIR = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'VALIDATION', 'NOT_FOUND']);

export function LoginPage() {
  const t = useMessages();
  const signIn = useLogin();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await signIn({ username: form.get('email'), password: form.get('password') });
    } catch (error) {
      setProblem(WRONG_PAIR.has(codeOf(error)) ? t('auth.wrong') : errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', bgcolor: 'background.default', display: 'flex', flexDirection: 'column' }}
    >
      <title>{`${t('auth.title')} · ${t('app.name')}`}</title>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 2 }}>
        <LanguageSwitch />
        <ThemeSwitch />
      </Box>
      <Box
        component="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => void submit(event)}
        sx={{
          width: 'min(340px, calc(100% - 32px))',
          m: 'auto',
          pb: '16vh',
          display: 'flex',
          flexDirection: 'column',
          gap: 1.5,
        }}
      >
        <Typography variant="h1" sx={{ fontFamily: SERIF, fontSize: 40 }}>
          {t('app.name')}
        </Typography>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {t('auth.lead')}
        </Typography>
        {problem === null ? null : (
          <Alert severity="error" variant="outlined">
            {problem}
          </Alert>
        )}
        <TextField
          name="email"
          type="email"
          label={t('auth.email')}
          autoComplete="username"
          required
          fullWidth
          size="medium"
        />
        <TextField
          name="password"
          type="password"
          label={t('auth.password')}
          autoComplete="current-password"
          required
          fullWidth
          size="medium"
        />
        <Button type="submit" variant="contained" size="large" disabled={busy} sx={{ mt: 1 }}>
          {t('auth.submit')}
        </Button>
      </Box>
    </Box>
  );
}
