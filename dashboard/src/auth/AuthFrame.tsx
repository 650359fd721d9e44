import { Alert, Box, Button, Typography } from '@mui/material';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useLogin } from 'react-admin';
import { codeOf } from '../api/errors.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { LanguageSwitch } from '../layout/LanguageSwitch.tsx';
import { ThemeSwitch } from '../layout/ThemeSwitch.tsx';
import { SERIF } from '../theme/tokens.ts';
import { useErrorText } from '../ui/ErrorState.tsx';

/** Codes for input that the server refused without saying which part is wrong. */
const REFUSED = new Set(['FORBIDDEN', 'UNAUTHENTICATED', 'VALIDATION', 'NOT_FOUND', 'STATE_CONFLICT']);

interface AuthFrameProps {
  readonly title: string;
  readonly heading: string;
  readonly lead: string;
  readonly submit: string;
  readonly refused: string;
  readonly others: ReadonlyArray<{ readonly label: string; readonly onClick: () => void }>;
  /** Takes the place of signing in; answers what to say when it is done. */
  readonly onSend?: (fields: Readonly<Record<string, string>>) => Promise<string>;
  readonly children: ReactNode;
}

/** A form before sign-in: its fields go to the auth provider's `login` under their names. */
export function AuthFrame({ title, heading, lead, submit, refused, others, onSend, children }: AuthFrameProps) {
  const t = useMessages();
  const signIn = useLogin();
  const errorText = useErrorText();
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(form: HTMLFormElement): Promise<void> {
    setBusy(true);
    setProblem(null);
    try {
      const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
      if (onSend) setDone(await onSend(fields));
      else await signIn(fields);
    } catch (error) {
      setProblem(REFUSED.has(codeOf(error)) ? refused : errorText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Box
      component="main"
      sx={{ minHeight: '100vh', bgcolor: 'background.default', display: 'flex', flexDirection: 'column' }}
    >
      <title>{`${title} · ${t('app.name')}`}</title>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', p: 2 }}>
        <LanguageSwitch />
        <ThemeSwitch />
      </Box>
      <Box
        component="form"
        onSubmit={(event: FormEvent<HTMLFormElement>) => {
          event.preventDefault();
          void send(event.currentTarget);
        }}
        sx={{
          width: 'min(340px, calc(100% - 32px))',
          m: 'auto',
          pb: '14vh',
          display: 'flex',
          flexDirection: 'column',
          gap: 1,
        }}
      >
        <Typography variant="h1" sx={{ fontFamily: SERIF, fontSize: 40 }}>
          {heading}
        </Typography>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {lead}
        </Typography>
        {problem === null ? null : (
          <Alert severity="error" variant="outlined">
            {problem}
          </Alert>
        )}
        {done === null ? null : (
          <Alert severity="success" variant="outlined">
            {done}
          </Alert>
        )}
        {children}
        <Button type="submit" variant="contained" size="large" disabled={busy} sx={{ mt: 1 }}>
          {submit}
        </Button>
        {others.map(({ label, onClick }) => (
          <Button key={label} color="inherit" onClick={onClick} sx={{ color: 'text.secondary', alignSelf: 'center' }}>
            {label}
          </Button>
        ))}
      </Box>
    </Box>
  );
}
