import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface StateMessageProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly action?: ReactNode;
  readonly minHeight?: number;
  /** Announced at once: errors. */
  readonly urgent?: boolean;
}

/** Takes the place of content that is empty, not allowed or failed. */
export function StateMessage({ title, hint, action, minHeight = 200, urgent = false }: StateMessageProps) {
  return (
    <Box
      role={urgent ? 'alert' : undefined}
      sx={{
        minHeight,
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'center',
        justifyContent: 'center',
        gap: 1,
        textAlign: 'center',
        px: 2,
        py: 3,
      }}
    >
      <Typography variant="h3" component="p">
        {title}
      </Typography>
      {hint ? (
        <Typography variant="body2" color="text.secondary" sx={{ maxWidth: 420 }}>
          {hint}
        </Typography>
      ) : null}
      {action ? <Box sx={{ mt: 1 }}>{action}</Box> : null}
    </Box>
  );
}
