import { Checkbox, FormControlLabel, FormGroup, Typography } from '@mui/material';
import { useState } from 'react';
import type { ShopChannel } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { useShopSettings } from '../../../time/shop-settings.ts';
import { FormDialog } from '../../../ui/FormDialog.tsx';
import { productMessages } from './messages.ts';
import { chosenAtFirst } from './publish-channels.ts';

interface PublishDialogProps {
  readonly title: string;
  /** The channels in which there is a price already. */
  readonly priced: readonly string[];
  readonly channels: readonly ShopChannel[];
  readonly onPublish: (channelIds: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Chooses where products go on sale; where one has no price yet it starts at the one it was created with. */
export function PublishDialog({ title, priced, channels, onPublish, onClose }: PublishDialogProps) {
  const t = useMessages(productMessages);
  const { currencyCode } = useShopSettings();
  const offered = channels.filter(({ isActive }) => isActive);
  const [chosen, setChosen] = useState(() => chosenAtFirst(channels, priced, currencyCode));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <FormDialog
      title={title}
      submitLabel={t('publish')}
      canSubmit={chosen.size > 0}
      onSubmit={() => onPublish([...chosen])}
      onClose={onClose}
    >
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }}>
        {t('publishHint')}
      </Typography>
      <FormGroup sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr' }}>
        {offered.map(({ id, name, currencyCodes }) => (
          <FormControlLabel
            key={id}
            label={currencyCodes.includes(currencyCode) ? name : `${name} (${currencyCodes.join(', ')})`}
            control={<Checkbox size="small" checked={chosen.has(id)} onChange={() => toggle(id)} />}
          />
        ))}
      </FormGroup>
    </FormDialog>
  );
}
