import { Box, Link as TextLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface CompactRowProps {
  readonly to: string | null;
  readonly primary: string;
  readonly secondary: ReactNode;
  readonly trailing: ReactNode;
  readonly leading?: ReactNode;
}

/** One row of a list on a narrow screen, tall enough for a thumb. */
export function CompactRow({ to, primary, secondary, trailing, leading }: CompactRowProps) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2, py: 1, minHeight: 56 }}>
      {leading}
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {to === null ? (
          <Typography variant="body1">{primary}</Typography>
        ) : (
          <TextLink
            component={Link}
            to={to}
            underline="hover"
            variant="body1"
            sx={{ display: 'inline-block', py: 0.25 }}
          >
            {primary}
          </TextLink>
        )}
        <Typography variant="body2" component="div" color="text.secondary">
          {secondary}
        </Typography>
      </Box>
      <Box sx={{ textAlign: 'right' }}>{trailing}</Box>
    </Box>
  );
}
