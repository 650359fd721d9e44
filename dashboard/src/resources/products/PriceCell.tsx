import { Box, ButtonBase } from '@mui/material';
import type { ProductRecord } from '../../api/resources/products.ts';
import { useMessages } from '../../i18n/use-messages.ts';
import { Price } from '../../ui/Price.tsx';

export type Listing = ProductRecord['variants'][number]['listings'][number];

interface PriceCellProps {
  readonly listing: Listing | null;
  readonly label: string;
  readonly onEdit: (() => void) | null;
}

/** A price as it stands, with the former one struck through; a button for who may change it. */
export function PriceCell({ listing, label, onEdit }: PriceCellProps) {
  const t = useMessages();
  const figure = listing ? (
    <>
      {listing.compareAtPrice ? (
        <Box component="s" sx={{ color: 'text.secondary', fontSize: 12, mr: 0.75 }}>
          <Price money={listing.compareAtPrice} />
        </Box>
      ) : null}
      <Price money={listing.price} />
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
        borderRadius: '3px',
        color: figure ? 'text.primary' : 'primary.main',
        borderBottom: '1px dotted',
        borderColor: 'text.secondary',
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      {figure ?? t('products.noPrice')}
    </ButtonBase>
  );
}
