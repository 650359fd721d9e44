import { Button } from '@mui/material';
import { Link } from 'react-router';
import { useMessages } from '../i18n/use-messages.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { StateMessage } from '../ui/StateMessage.tsx';
import { layoutMessages } from './messages.ts';

/** An address that no page has. */
export function NotFound() {
  const t = useMessages(layoutMessages);
  return (
    <>
      <PageHeader title={t('list.notFound')} />
      <StateMessage
        title={t('noSuchPage')}
        hint={t('noSuchPageHint')}
        minHeight={320}
        action={
          <Button component={Link} to="/" variant="outlined">
            {t('home')}
          </Button>
        }
      />
    </>
  );
}
