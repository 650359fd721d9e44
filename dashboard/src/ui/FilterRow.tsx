import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/use-messages.ts';

/** The filters of a list, above it. */
export function FilterRow({ children }: { children: ReactNode }) {
  const t = useMessages();
  return (
    <Box
      component="form"
      aria-label={t('list.filters')}
      onSubmit={(event) => event.preventDefault()}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1,
        rowGap: 1.5,
        mt: 3,
        mb: 2,
        '& > *': { m: '0 !important' },
        '& > .MuiFormControl-root': { width: { xs: 1, sm: 'auto' }, maxWidth: { xs: 'none', sm: 360 } },
      }}
    >
      {children}
    </Box>
  );
}
