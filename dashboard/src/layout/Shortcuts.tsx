import { useEffect, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useNavigate } from 'react-router';
import { whenLoaded } from '../ui/when-loaded.tsx';
import type { MenuEntry } from './menu.ts';

const nothing = () => null;
const loadSearch = async () => (await import('./search/SearchDialog.tsx')).SearchDialog;
const loadKeys = async () => (await import('./ShortcutsDialog.tsx')).ShortcutsDialog;
const SearchDialog = whenLoaded(loadSearch, nothing);
const ShortcutsDialog = whenLoaded(loadKeys, nothing);

interface ShortcutsProps {
  readonly pages: readonly MenuEntry[];
  readonly isSearching: boolean;
  readonly onSearch: (isSearching: boolean) => void;
}

/** Ctrl-K searches, "g" and a letter open a page, "?" shows all keys; none of them while somebody types in a field. */
export function Shortcuts({ pages, isSearching, onSearch }: ShortcutsProps) {
  const navigate = useNavigate();
  const [isShown, setShown] = useState(false);
  // Behind the first page, so that the first letter typed meets the dialog.
  useEffect(() => void loadSearch(), []);
  useHotkeys('mod+k', () => onSearch(true), { preventDefault: true, enableOnFormTags: true });
  useHotkeys('?', () => setShown(true), { useKey: true });
  useHotkeys(
    pages.map(({ key }) => `g>${key}`),
    (_, { keys }) => {
      const page = pages.find(({ key }) => key === keys?.at(-1));
      if (page) void navigate(page.path);
    },
    [pages],
  );
  return (
    <>
      {isSearching ? <SearchDialog pages={pages} onClose={() => onSearch(false)} /> : null}
      {isShown ? <ShortcutsDialog pages={pages} onClose={() => setShown(false)} /> : null}
    </>
  );
}
