import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { render } from '../ui/testing/render.tsx';
import type { MenuEntry } from './menu.ts';
import { SideMenu } from './SideMenu.tsx';

const page = (path: string, key: string): MenuEntry => ({ resource: path, path, label: path, section: 'goods', key });
const PAGES = [page('/stock', 's'), page('/stock-health', 'h'), page('/stores', 'm')];

/** Paths of the lines that say that they are the page. */
function currentAt(location: string): string[] {
  const menu = <SideMenu pages={PAGES} onNavigate={() => undefined} />;
  const markup = render(
    <Routes location={location}>
      <Route path="*" element={menu} />
    </Routes>,
  );
  return [...markup.matchAll(/<a[^>]*aria-current="page"[^>]*>/g)].map(
    ([link]) => /href="([^"]+)"/.exec(link)?.[1] ?? '',
  );
}

it.each([
  ['/stock-health', ['/stock-health']],
  ['/stock', ['/stock']],
  ['/stock/var_1/history', ['/stock']],
  ['/store', []],
])('marks the page of %s, and none whose path only begins alike', (location, current) => {
  expect(currentAt(location)).toEqual(current);
});
