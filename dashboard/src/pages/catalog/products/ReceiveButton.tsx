import { Button } from '@mui/material';
import { useState } from 'react';
import { useCanAccess } from 'react-admin';
import { useOwnLocations } from '../../../auth/use-own-locations.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { productMessages } from './messages.ts';
import { ReceiveDialog } from './ReceiveDialog.tsx';
import type { ProductRecord } from './resource.ts';

/** Opens the booking of a delivery, for those who may change stock. */
export function ReceiveButton({ product }: { product: ProductRecord }) {
  const t = useMessages(productMessages);
  const { canAccess } = useCanAccess({ resource: 'stock', action: 'edit' });
  const own = useOwnLocations();
  const [isOpen, setOpen] = useState(false);
  if (!canAccess || !own) return null;
  return (
    <>
      <Button size="small" color="inherit" onClick={() => setOpen(true)}>
        {t('receive')}
      </Button>
      {isOpen ? <ReceiveDialog product={product} own={own} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
