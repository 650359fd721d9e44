import { Box, Link as TextLink, Typography } from '@mui/material';
import { Link } from 'react-router';
import type { StockRow } from './report.ts';

/** A variant by the name of its product, which it leads to, and its SKU. */
export function ArticleName({ variant }: Pick<StockRow, 'variant'>) {
  const name = articleName({ variant });
  return (
    <Box>
      {variant?.product ? (
        <TextLink component={Link} to={`/products/${encodeURIComponent(variant.product.id)}`} underline="hover">
          {name}
        </TextLink>
      ) : (
        name
      )}
      {variant?.sku ? (
        <Typography variant="caption" component="div" color="text.secondary">
          {variant.sku}
        </Typography>
      ) : null}
    </Box>
  );
}

export function articleName({ variant }: Pick<StockRow, 'variant'>): string {
  return [variant?.product?.title, variant?.title].filter((part) => part).join(', ') || '–';
}
