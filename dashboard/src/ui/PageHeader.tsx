import BackIcon from '@mui/icons-material/ArrowBackOutlined';
import { Box, Link as TextLink, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useMessages } from '../i18n/use-messages.ts';

interface PageHeaderProps {
  readonly title: string;
  /** The list that the record stands in. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

/** The one heading of a page, which also names the tab. */
export function PageHeader({ title, back, lead, actions }: PageHeaderProps) {
  const t = useMessages();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: 2, mt: { xs: 2, md: 4 }, mb: 2 }}>
      <title>{`${title} · ${t('app.name')}`}</title>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        {back ? (
          <TextLink
            component={Link}
            to={back.to}
            variant="body2"
            color="text.secondary"
            underline="hover"
            sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, minHeight: { xs: 48, md: 28 } }}
          >
            <BackIcon sx={{ fontSize: 16 }} />
            {back.label}
          </TextLink>
        ) : null}
        <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
          {title}
        </Typography>
        {lead ? (
          <Typography variant="body2" component="div" color="text.secondary" sx={{ mt: 0.5 }}>
            {lead}
          </Typography>
        ) : null}
      </Box>
      {actions ? <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>{actions}</Box> : null}
    </Box>
  );
}
