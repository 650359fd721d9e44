import { Box, type Theme, useMediaQuery } from '@mui/material';
import { ColumnsButton } from 'react-admin';
import { FilterChips } from './FilterChips.tsx';
import type { FilterWords } from './filter-words.ts';
import { SavedQueries } from './SavedQueries.tsx';
import { SortChoice, type SortField } from './SortChoice.tsx';

interface ListToolsProps {
  readonly filters?: FilterWords;
  /** By what the server can sort; column heads offer it where there is a table. */
  readonly sorts?: readonly SortField[];
}

const NO_FILTERS: FilterWords = {};

/** Between the filters of a list and its rows: what narrows it, the reader's views of it, and its columns. */
export function ListTools({ filters = NO_FILTERS, sorts = [] }: ListToolsProps) {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'), { noSsr: true });
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1, minHeight: 36 }}>
      <FilterChips words={filters} />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', ml: { xs: 0, md: 'auto' } }}>
        {narrow && sorts.length > 0 ? <SortChoice fields={sorts} /> : null}
        <SavedQueries />
        {narrow ? null : <ColumnsButton color="inherit" />}
      </Box>
    </Box>
  );
}
