import { localStorageStore, type Store } from 'react-admin';

/** What a person chose of a list, by react-admin's names: the columns shown, their order, and saved queries. */
const PERSONAL = /\.(datatable|datatable_columnRanks|savedQueries)$/;

/** What somebody chose for this browser, signed in or not: signing out leaves the language and the theme as they are. */
const OF_THE_BROWSER = ['locale', 'theme'];

/** react-admin's store, of which a part is kept by person and outlasts signing out. */
export interface PersonalStore extends Store {
  /** From here on what is personal is theirs. */
  readonly belongTo: (personId: string) => void;
}

/** @param shared what everybody of this browser shares until somebody signs out; @param own what is kept by person */
export function createPersonalStore(shared: Store, own: Store): PersonalStore {
  let person = '';
  const isPersonal = (key: string) => person !== '' && PERSONAL.test(key);
  const nameOf = (key: string) => `${person}.${key}`;
  return {
    belongTo(personId) {
      person = personId;
    },
    setup() {
      shared.setup();
      own.setup();
    },
    teardown() {
      shared.teardown();
      own.teardown();
    },
    getItem: (key, fallback) => (isPersonal(key) ? own.getItem(nameOf(key), fallback) : shared.getItem(key, fallback)),
    setItem: (key, value) => (isPersonal(key) ? own.setItem(nameOf(key), value) : shared.setItem(key, value)),
    removeItem: (key) => (isPersonal(key) ? own.removeItem(nameOf(key)) : shared.removeItem(key)),
    removeItems: (keyPrefix) => shared.removeItems(keyPrefix),
    reset() {
      const kept = OF_THE_BROWSER.map((key): [string, unknown] => [key, shared.getItem(key)]);
      shared.reset();
      for (const [key, value] of kept) if (value !== undefined) shared.setItem(key, value);
    },
    subscribe: (key, callback) =>
      isPersonal(key) ? own.subscribe(nameOf(key), callback) : shared.subscribe(key, callback),
  };
}

/** Raised when what the stores keep changes its shape. */
const VERSION = '1';

/** The stores of this browser. A name must not begin with another's: a store is reset by the beginning of its keys. */
export function openPersonalStore(): PersonalStore {
  return createPersonalStore(localStorageStore(VERSION, 'Passerelle'), localStorageStore(VERSION, 'Personal'));
}
