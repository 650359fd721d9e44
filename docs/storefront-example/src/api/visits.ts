import { ownToken, SHOP } from './shop.ts';

const CONSENT = 'visits';

interface Visits {
  agree(about: { readonly page: string }): void;
  withdraw(): void;
  record(kind: string, about: { readonly page: string }): void;
}

let visits: Promise<Visits> | undefined;
let page = '/';

/** What the person decided here: "yes", "no", or nothing yet. */
export const decided = (): string | null => localStorage.getItem(CONSENT);

/** The shop's script is not even loaded before the person agrees. */
function load(): Promise<Visits> {
  visits ??= import(/* @vite-ignore */ `${SHOP}/storefront/visits.js`).then(({ createVisits }) =>
    createVisits({ shop: SHOP, accessToken: () => ownToken('fr') }),
  );
  return visits;
}

export async function agree(): Promise<void> {
  localStorage.setItem(CONSENT, 'yes');
  (await load()).agree({ page });
}

export async function withdraw(): Promise<void> {
  localStorage.setItem(CONSENT, 'no');
  (await visits)?.withdraw();
}

/** A page is shown; told only with consent. */
export async function show(place: string): Promise<void> {
  page = place;
  if (visits) (await visits).record('PAGE_VIEW', { page });
  else if (decided() === 'yes') await agree();
}
