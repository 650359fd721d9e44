import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

interface TimelineItemProps {
  readonly title: ReactNode;
  readonly note: ReactNode;
  readonly when: string;
  readonly figure?: ReactNode;
}

/** One moment on a line of moments. */
export function TimelineItem({ title, note, when, figure }: TimelineItemProps) {
  return (
    <Box
      component="li"
      sx={{
        position: 'relative',
        pl: 2.5,
        pb: 1.75,
        '&::before': {
          content: '""',
          position: 'absolute',
          left: 3,
          top: 8,
          bottom: -8,
          width: '1px',
          bgcolor: 'divider',
        },
        '&:last-child::before': { display: 'none' },
        '&::after': {
          content: '""',
          position: 'absolute',
          left: 0,
          top: 7,
          width: 7,
          height: 7,
          borderRadius: '50%',
          bgcolor: 'background.paper',
          border: '1.5px solid',
          borderColor: 'text.secondary',
          boxSizing: 'border-box',
        },
      }}
    >
      <Box sx={{ display: 'flex', gap: 2, justifyContent: 'space-between', flexWrap: 'wrap' }}>
        <Typography variant="body2" component="div" sx={{ minWidth: 0 }}>
          {title}
        </Typography>
        {figure ? (
          <Typography variant="body2" component="div">
            {figure}
          </Typography>
        ) : null}
      </Box>
      <Typography variant="caption" component="div" color="text.secondary">
        {when}
        {note ? <> · {note}</> : null}
      </Typography>
    </Box>
  );
}
