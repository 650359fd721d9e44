import { Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useState } from 'react';
import type { ShopChannel } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { productMessages } from './messages.ts';
import type { ProductRecord } from './resource.ts';

interface PublishDialogProps {
  readonly product: ProductRecord;
  readonly channels: readonly ShopChannel[];
  readonly onPublish: (channelIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The retailer's own channels: chosen by default for a product without any price. */
const OWN_KINDS = new Set(['ONLINE', 'APP', 'STORE']);

/** Chooses where a product goes on sale; where it has no price yet it starts at the one it was created with. */
export function PublishDialog({ product, channels, onPublish, onClose }: PublishDialogProps) {
  const t = useMessages(productMessages);
  const offered = channels.filter(({ isActive }) => isActive);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => {
    const priced = product.variants.flatMap(({ listings }) => listings.map(({ channel }) => channel.id));
    const own = offered.filter(({ kind }) => OWN_KINDS.has(kind)).map(({ id }) => id);
    return new Set(priced.length > 0 ? priced : own);
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <FormDialog
      title={t('publishTitle', { product: product.title })}
      submitLabel={t('publish')}
      canSubmit={chosen.size > 0}
      onSubmit={() => onPublish([...chosen])}
      onClose={onClose}
    >
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('publishHint')}
      </Typography>
      <FormGroup sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {offered.map(({ id, name }) => (
          <FormControlLabel
            key={id}
            label={name}
            control={<Checkbox size="small" checked={chosen.has(id)} onChange={() => toggle(id)} />}
          />
        ))}
      </FormGroup>
    </FormDialog>
  );
}
