import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { useErrorText } from '../ui/ErrorState.tsx';
import { fileMessages } from './messages.ts';
import type { RowsFile } from './use-rows-file.ts';

/** How far the file is, with a way to stop it; or why there is none. */
export function RowsProgress({ file: { state, stop } }: { readonly file: RowsFile }) {
  const t = useMessages(fileMessages);
  const { count } = useFormats();
  const errorText = useErrorText();
  if (state.kind === 'idle') return null;
  if (state.kind === 'failed') {
    return (
      <Alert severity="error" variant="outlined" onClose={stop} sx={{ mt: 2 }}>
        {t('failed')} {errorText(state.error)}
      </Alert>
    );
  }
  const { progress } = state;
  const share = progress && progress.of > 0 ? (100 * progress.lines) / progress.of : null;
  const text = progress
    ? t('progress', { lines: count(progress.lines).text, of: count(progress.of).text })
    : t('begins');
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, mt: 2, maxWidth: 560 }}>
      <Box sx={{ flex: 1 }}>
        <LinearProgress
          aria-label={t('writing')}
          {...(share === null ? {} : { variant: 'determinate' as const, value: share })}
        />
        <Typography variant="body2" role="status">
          {text}
        </Typography>
      </Box>
      <Button color="inherit" onClick={stop}>
        {t('app.cancel')}
      </Button>
    </Box>
  );
}
