import InfoIcon from '@mui/icons-material/InfoOutlined';
import { Box, IconButton, Popover, Typography } from '@mui/material';
import { useState } from 'react';
import { useMessages } from '../i18n/use-messages.ts';
import { Facts } from '../ui/Facts.tsx';
import { figureMessages } from './messages.ts';
import type { MetricDefinition } from './metric.ts';

/** Definition, source and published benchmark of a metric, from the one list of metrics. */
export function MetricInfo({ metric }: { metric: MetricDefinition }) {
  const t = useMessages(figureMessages);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const facts = [
    { label: t('formula'), value: metric.formula },
    ...(metric.source ? [{ label: t('source'), value: metric.source }] : []),
    ...(metric.benchmark ? [{ label: t('benchmark'), value: metric.benchmark }] : []),
  ];
  return (
    <>
      <IconButton
        size="small"
        aria-label={t('about', { label: metric.label })}
        aria-haspopup="dialog"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ p: 0.5, color: 'text.secondary' }}
      >
        <InfoIcon sx={{ fontSize: 16 }} />
      </IconButton>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': metric.label, sx: { maxWidth: 380, p: 2 } } }}
      >
        <Typography variant="h3" component="p" sx={{ mb: 1 }}>
          {metric.label}
        </Typography>
        <Box>
          <Facts facts={facts} />
        </Box>
      </Popover>
    </>
  );
}
