import { Box, Card, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface PanelProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** Tables reach the edges of their panel. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A titled surface with a line around it. */
export function Panel({ title, lead, actions, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} sx={{ minWidth: 0, height: '100%' }}>
      <Box
        sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, px: 2.5, pt: 2, pb: flush ? 1 : 0 }}
      >
        <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
          <Typography variant="h2" id={id}>
            {title}
          </Typography>
          {lead ? (
            <Typography variant="body2" component="div" color="text.secondary" sx={{ mt: 0.25 }}>
              {lead}
            </Typography>
          ) : null}
        </Box>
        {actions}
      </Box>
      {flush ? (
        // Content that scrolls sideways on a narrow screen must be reachable by keyboard (WCAG 2.1.1).
        <Box role="region" aria-labelledby={id} tabIndex={0} sx={{ overflowX: 'auto', pb: 0.5 }}>
          {children}
        </Box>
      ) : (
        <Box sx={{ px: 2.5, pb: 2.5, pt: 1.5 }}>{children}</Box>
      )}
    </Card>
  );
}
