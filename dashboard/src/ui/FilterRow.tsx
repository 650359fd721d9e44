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
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1,
        rowGap: 1.5,
        mt: 3,
        mb: 2,
        '& > *': { m: '0 !important' },
        '& > .MuiFormControl-root': { maxWidth: 360 },
        // Two beside each other on a phone; a search takes the whole line.
        [theme.breakpoints.down('sm')]: {
          '& > .MuiFormControl-root': { flex: '0 0 calc(50% - 4px)', minWidth: 0, maxWidth: 'none' },
          '& > .MuiFormControl-root:has(input[type=search])': { flexBasis: '100%' },
        },
      })}
    >
      {children}
    </Box>
  );
}
