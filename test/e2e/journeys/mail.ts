import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { unique } from '../../support/unique.ts';
import type { Stage } from '../support/demo-shop.ts';
import { type Visitor, visit } from '../support/visitor.ts';

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  ... on SignUpPayload { session { accessToken } } } }`;
const ME = '{ me { emailVerifiedAt } }';

/** Links that are mailed, from the outbox of the dashboard to the page that they lead to. */
export function mailJourneys(stage: () => Stage): void {
  let visitors: Visitor[] = [];

  async function enter(): Promise<Visitor> {
    const visitor = await visit(stage().browser, stage().shop.url);
    visitors.push(visitor);
    return visitor;
  }

  afterEach(async () => {
    const errors = visitors.flatMap((visitor) => visitor.errors);
    for (const { context } of visitors) await context.close();
    visitors = [];
    expect(errors).toEqual([]);
  });

  async function ask<T>(query: string, variables: object, token?: string): Promise<T> {
    const answer = await fetch(`${stage().shop.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'fr',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data } = (await answer.json()) as { data: Record<string, T> };
    return Object.values(data)[0] as T;
  }

  /** The link of the newest message to the address, as the outbox shows it; pressed from the page of a reader. */
  async function linkTo(email: string): Promise<string> {
    const admin = await enter();
    await admin.signIn(stage().shop.signIn('admin'), '/messages');
    const link = admin.page.getByRole('link', { name: `Ouvrir le lien du message à ${email}` }).first();
    await expect
      .poll(async () => {
        if ((await link.count()) === 0) await admin.open('/messages');
        return link.count();
      })
      .toBeGreaterThan(0);
    const url = new URL((await link.getAttribute('href')) ?? '');
    return `${stage().shop.url}${url.pathname}${url.search}${url.hash}`;
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

  it('X2: lets a member of staff who forgot the password choose another one', async () => {
    const { email, password } = stage().shop.signIn('customer service');
    const { page } = await enter();
    await page.goto(`${stage().shop.url}/admin/`);
    await press(page, 'Mot de passe oublié ?');
    await page.locator('input[name=email]').fill(email);
    await press(page, 'Envoyer le lien');
    await page.getByText('Si quelqu’un se connecte avec cette adresse').waitFor();
    await page.goto(await linkTo(email));
    await page.getByRole('heading', { name: 'Nouveau mot de passe' }).waitFor();
    await page.locator('input[name=password]').fill('password');
    await press(page, 'L’enregistrer et se connecter');
    await page.getByRole('alert').waitFor();
    await page.locator('input[name=password]').fill(password);
    await press(page, 'L’enregistrer et se connecter');
    await page.getByRole('button', { name: 'Compte' }).waitFor();
  });

  it('X2: proves a customer’s address by the password of the account, not when the page is opened', async () => {
    const email = `${unique('m')}@example.com`;
    const input = { email, password: 'ciel gris 42', language: 'fr' };
    const { session } = await ask<{ session: { accessToken: string } }>(SIGN_UP, { input });
    const me = () => ask<{ emailVerifiedAt: string | null }>(ME, {}, session.accessToken);
    const link = await linkTo(email);
    const { page } = await enter();
    await page.goto(link);
    await page.getByRole('heading', { name: 'Confirmez votre adresse' }).waitFor();
    expect(page.url()).not.toContain('#');
    expect((await me()).emailVerifiedAt).toBeNull();
    await page.locator('input[name=password]').fill('not the password');
    await press(page, 'Confirmer');
    await page.getByText('Ce n’est pas le mot de passe').waitFor();
    await page.locator('input[name=password]').fill('ciel gris 42');
    await press(page, 'Confirmer');
    await page.getByText('Votre adresse est confirmée.').waitFor();
    expect((await me()).emailVerifiedAt).not.toBeNull();
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('input[name=password]').fill('ciel gris 42');
    await press(page, 'Confirmer');
    await page.locator('input[name=email]').fill(email);
    await press(page, 'Envoyer un lien');
    await page.getByText('Si un compte existe avec cette adresse').waitFor();
  });

  it('X2: sets a customer’s new password, and says what is wrong with a weak one', async () => {
    const email = `${unique('m')}@example.com`;
    await ask(SIGN_UP, { input: { email, password: 'ciel gris 42' } });
    const { page } = await enter();
    await page.goto(`${stage().shop.url}/account/reset-password?language=fr`);
    await page.locator('input[name=email]').fill(email);
    await press(page, 'Envoyer un lien');
    await page.getByText('Si un compte existe').waitFor();
    const link = await linkTo(email);
    expect(link).toContain('/account/reset-password');
    await page.goto('about:blank');
    await page.goto(link);
    await page.locator('input[name=password]').fill('password');
    await press(page, 'Enregistrer le mot de passe');
    await page.getByText('trop facile à deviner').waitFor();
    await page.locator('input[name=password]').fill('ciel bleu 43');
    await press(page, 'Enregistrer le mot de passe');
    await page.getByText('Votre nouveau mot de passe est enregistré').waitFor();
    const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { __typename } }';
    expect(await ask(SIGN_IN, { input: { email, password: 'ciel bleu 43' } })).toEqual({ __typename: 'SignInPayload' });
  });
}
