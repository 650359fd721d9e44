import BookmarkIcon from '@mui/icons-material/BookmarkBorderOutlined';
import { Button, Divider, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useMessages } from '../../i18n/use-messages.ts';
import { ManageViewsDialog } from './ManageViewsDialog.tsx';
import { viewMessages } from './messages.ts';
import { SaveViewDialog } from './SaveViewDialog.tsx';
import { type SavedView, useDefaultView, useSavedViews } from './use-saved-views.ts';

/** The views that are kept of a page: opens one, keeps another, and changes them. */
export function ViewsMenu({ path }: { readonly path: string }) {
  const t = useMessages(viewMessages);
  const { search } = useLocation();
  const navigate = useNavigate();
  const views = useSavedViews(path);
  useDefaultView(views);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const shown = views.find((view) => view.search === search);
  const labelOf = ({ name, isDefault, isOwn, owner }: SavedView) => {
    const said = isOwn || !owner ? name : t('sharedBy', { name, owner: owner.name });
    return isDefault ? t('byDefault', { name: said }) : said;
  };
  const openDialog = (which: 'save' | 'manage') => {
    setAnchor(null);
    setDialog(which);
  };
  const item = (view: SavedView) => (
    <MenuItem
      key={view.id}
      dense
      selected={view === shown}
      onClick={() => {
        setAnchor(null);
        void navigate({ search: view.search });
      }}
    >
      {labelOf(view)}
    </MenuItem>
  );
  const group = (title: string, of: readonly SavedView[]) =>
    of.length === 0
      ? []
      : [
          <ListSubheader
            key={title}
            component="div"
            role="presentation"
            sx={{ lineHeight: 2.4, bgcolor: 'transparent' }}
          >
            {title}
          </ListSubheader>,
          ...of.map(item),
        ];
  return (
    <>
      <Button
        color="inherit"
        startIcon={<BookmarkIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {shown?.name ?? t('views')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {views.length === 0 ? (
          <MenuItem dense disabled>
            {t('none')}
          </MenuItem>
        ) : null}
        {group(
          t('own'),
          views.filter(({ isOwn }) => isOwn),
        )}
        {group(
          t('shared'),
          views.filter(({ isOwn }) => !isOwn),
        )}
        <Divider />
        <MenuItem dense onClick={() => openDialog('save')}>
          {t('save')}
        </MenuItem>
        <MenuItem dense disabled={views.length === 0} onClick={() => openDialog('manage')}>
          {t('manage')}
        </MenuItem>
      </Menu>
      {dialog === 'save' ? <SaveViewDialog path={path} onClose={() => setDialog(null)} /> : null}
      {dialog === 'manage' ? <ManageViewsDialog path={path} views={views} onClose={() => setDialog(null)} /> : null}
    </>
  );
}
