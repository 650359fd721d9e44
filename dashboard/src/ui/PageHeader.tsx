import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';

interface PageHeaderProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one heading of a page, which also names the tab. */
export function PageHeader({ title, lead, actions }: PageHeaderProps) {
  const t = useMessages();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 2, mt: { xs: 2, md: 4 }, mb: 2 }}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {lead ? (
          <Typography variant="body2" component="div" color="text.secondary" sx={{ mt: 0.5 }}>
            {lead}
          </Typography>
        ) : null}
      </Box>
      {actions ? <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>{actions}</Box> : null}
    </Box>
  );
}
