import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useShop } from '../../../api/use-shop.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Price } from '../../../ui/Price.tsx';
import { productMessages } from './messages.ts';
import { PriceCell } from './PriceCell.tsx';
import { PriceDialog, type PriceTarget } from './PriceDialog.tsx';
import type { ProductRecord } from './resource.ts';

interface PriceGridProps {
  readonly product: ProductRecord;
  readonly seesCost: boolean;
  readonly readOnly: boolean;
}

function listingOf(variant: PriceTarget['variant'], code: string): PriceTarget['listing'] {
  return variant.listings.find((listing) => listing.channel.code === code) ?? null;
}

/** Variants down, channels across; a price is changed where it stands. */
export function PriceGrid({ product, seesCost, readOnly }: PriceGridProps) {
  const t = useMessages(productMessages);
  const formats = useFormats();
  const { channels } = useShop();
  const [chosen, setChosen] = useState<{ readonly variantId: string; readonly code: string } | null>(null);
  const shown = channels.filter((channel) => channel.isActive);
  // By ids, so that the dialog follows when the product is read again.
  const target = ((): PriceTarget | null => {
    const variant = product.variants.find(({ id }) => id === chosen?.variantId);
    const channel = channels.find(({ code }) => code === chosen?.code);
    return variant && channel ? { variant, channel, listing: listingOf(variant, channel.code) } : null;
  })();
  return (
    <Panel title={t('prices')} lead={readOnly ? undefined : t('pricesHint')} flush>
      <Table
        size="small"
        sx={{
          '& thead th': { whiteSpace: 'nowrap' },
          '& th:first-of-type': { position: 'sticky', left: 0, bgcolor: 'background.paper', zIndex: 1 },
        }}
      >
        <TableHead>
          <TableRow>
            <TableCell component="th" sx={{ pl: 2.5 }}>
              {t('fields.variant')}
            </TableCell>
            <TableCell align="right">{t('available')}</TableCell>
            {seesCost ? <TableCell align="right">{t('cost')}</TableCell> : null}
            {shown.map((channel) => (
              <TableCell key={channel.code} align="right">
                {channel.name}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {product.variants.map((variant) => (
            <TableRow key={variant.id}>
              <TableCell component="th" scope="row" sx={{ pl: 2.5, whiteSpace: 'nowrap' }}>
                {variant.title}
                {variant.sku ? (
                  <Typography variant="caption" component="div" color="text.secondary">
                    {variant.sku}
                  </Typography>
                ) : null}
              </TableCell>
              <TableCell align="right">
                {typeof variant.availability?.availableQuantity === 'number'
                  ? formats.count(variant.availability.availableQuantity).text
                  : '–'}
              </TableCell>
              {seesCost ? (
                <TableCell align="right">
                  <Price money={variant.unitCost} />
                </TableCell>
              ) : null}
              {shown.map((channel) => {
                const listing = listingOf(variant, channel.code);
                return (
                  <TableCell key={channel.code} align="right">
                    <PriceCell
                      listing={listing}
                      label={t('priceOf', { variant: variant.title, channel: channel.name })}
                      onEdit={readOnly ? null : () => setChosen({ variantId: variant.id, code: channel.code })}
                    />
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {target ? <PriceDialog target={target} onClose={() => setChosen(null)} /> : null}
    </Panel>
  );
}
