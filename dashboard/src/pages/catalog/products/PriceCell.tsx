import { Box, ButtonBase } from '@mui/material';
import { Price } from '../../../ui/Price.tsx';
import type { ProductRecord } from './resource.ts';

export type Listing = ProductRecord['variants'][number]['listings'][number];

interface PriceCellProps {
  readonly listing: Listing | null;
  readonly label: string;
  readonly onEdit: (() => void) | null;
}

/** The current price, with the former one struck through; a button for users who may change it, a plus where there is none. */
export function PriceCell({ listing, label, onEdit }: PriceCellProps) {
  const figure = listing ? (
    <>
      {listing.compareAtPrice ? (
        <Box component="s" sx={{ color: 'text.secondary', fontSize: 12, mr: 0.75 }}>
          <Price money={listing.compareAtPrice.displayed} />
        </Box>
      ) : null}
      <Price money={listing.price.displayed} />
    </>
  ) : null;
  if (!onEdit) return figure ?? <>–</>;
  return (
    <ButtonBase
      onClick={onEdit}
      aria-label={label}
      sx={{
        font: 'inherit',
        px: 0.75,
        py: 0.5,
        mx: -0.75,
        minHeight: 28,
        minWidth: 28,
        whiteSpace: 'nowrap',
        borderRadius: '3px',
        color: figure ? 'text.primary' : 'primary.main',
        borderBottom: figure ? '1px dotted' : 0,
        borderColor: 'text.secondary',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      {figure ?? '+'}
    </ButtonBase>
  );
}
