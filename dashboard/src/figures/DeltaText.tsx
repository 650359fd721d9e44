import { Box, Typography } from '@mui/material';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { Delta } from './delta.ts';
import { figureMessages } from './messages.ts';

interface DeltaTextProps {
  readonly delta: Delta;
  /** The figure of the comparison, written out. */
  readonly was?: string | null;
}

const COLOR = { good: 'success.main', bad: 'error.main', neutral: 'text.secondary' } as const;
const ARROW = { up: '↑', down: '↓', flat: '→' } as const;

/** A change with arrow and sign; color judges, words and signs inform. */
export function DeltaText({ delta, was = null }: DeltaTextProps) {
  const t = useMessages(figureMessages);
  const formats = useFormats();
  if (delta.kind === 'none') return null;
  if (delta.kind === 'new' || delta.kind === 'few' || delta.kind === 'short') {
    return (
      <Typography variant="caption" color="text.secondary">
        {delta.kind === 'few' ? t('few', { n: delta.n }) : t(delta.kind === 'new' ? 'isNew' : 'short')}
      </Typography>
    );
  }
  const text = delta.kind === 'points' ? formats.points(delta.change) : formats.change(delta.change);
  return (
    <Typography variant="caption" component="span" sx={{ display: 'inline-flex', gap: 1, flexWrap: 'wrap' }}>
      <Box component="span" sx={{ color: COLOR[delta.judgment], fontWeight: 500, whiteSpace: 'nowrap' }}>
        <span aria-hidden>{ARROW[delta.direction]} </span>
        {text}
      </Box>
      {was === null ? null : (
        <Box component="span" sx={{ color: 'text.secondary', whiteSpace: 'nowrap' }}>
          {t('was', { value: was })}
        </Box>
      )}
    </Typography>
  );
}
