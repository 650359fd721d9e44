import { Box } from '@mui/material';

/** Good and bad are judgments; most statuses are neutral. */
export type Tone = 'neutral' | 'muted' | 'good' | 'warn' | 'bad';

const COLOR: Readonly<Record<Tone, string>> = {
  neutral: 'text.primary',
  muted: 'text.secondary',
  good: 'success.main',
  warn: 'warning.main',
  bad: 'error.main',
};

/** A status in words, with a small mark; the words carry the sense. */
export function StatusText({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 7,
          height: 7,
          borderRadius: '50%',
          border: '1.5px solid',
          borderColor: COLOR[tone],
          bgcolor: tone === 'muted' ? 'transparent' : COLOR[tone],
        }}
      />
      <Box component="span" sx={{ color: tone === 'muted' ? 'text.secondary' : 'text.primary' }}>
        {children}
      </Box>
    </Box>
  );
}
