import { memoryStore } from 'react-admin';
import { expect, it } from 'vitest';
import { createPersonalStore } from './personal-store.ts';

const COLUMNS = 'orders.datatable';

it('keeps what a person chose of a list by person, and over signing out', () => {
  const store = createPersonalStore(memoryStore(), memoryStore());
  store.setup();
  store.belongTo('stf_ada');
  store.setItem(COLUMNS, ['total']);
  store.setItem('orders.savedQueries', [{ label: 'Late' }]);
  store.setItem('orders.listParams', { page: 2 });
  store.reset();
  expect(store.getItem('orders.listParams')).toBeUndefined();

  store.belongTo('stf_bo');
  expect(store.getItem(COLUMNS, [])).toEqual([]);
  store.setItem(COLUMNS, ['customer']);
  store.reset();

  store.belongTo('stf_ada');
  expect(store.getItem(COLUMNS)).toEqual(['total']);
  expect(store.getItem('orders.savedQueries')).toEqual([{ label: 'Late' }]);
});

it('reports a change to who looks at it, and forgets what is taken away', () => {
  const store = createPersonalStore(memoryStore(), memoryStore());
  store.setup();
  store.belongTo('stf_ada');
  const seen: unknown[] = [];
  const stop = store.subscribe(COLUMNS, (value) => seen.push(value));
  store.setItem(COLUMNS, ['total']);
  store.removeItem(COLUMNS);
  stop();
  store.setItem(COLUMNS, ['number']);
  expect(seen).toEqual([['total'], undefined]);
});

it('leaves the language and the theme of the browser as they are when somebody signs out', () => {
  const store = createPersonalStore(memoryStore(), memoryStore());
  store.setup();
  store.setItem('locale', 'en');
  store.setItem('theme', 'dark');
  store.belongTo('stf_ada');
  store.setItem('orders.listParams', { page: 2 });
  store.reset();
  expect(['locale', 'theme', 'orders.listParams'].map((key) => store.getItem(key))).toEqual(['en', 'dark', undefined]);
});
