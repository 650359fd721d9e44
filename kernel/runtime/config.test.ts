import { expect, it } from 'vitest';
import { readConfig } from './config.ts';

const CREDENTIAL = { GATEWAY_CREDENTIAL: 'a-credential-of-thirty-two-characters' };
const read = (env: Record<string, string>) => readConfig({ ...CREDENTIAL, ...env }, ['orders']);

it.each([
  ['https://shop.example', 'https://shop.example', 'https://shop.example/account'],
  ['https://shop.example/', 'https://shop.example', 'https://shop.example/account'],
  ['https://maison.example/shop', 'https://maison.example/shop', 'https://maison.example/shop/account'],
  ['https://maison.example/shop/', 'https://maison.example/shop', 'https://maison.example/shop/account'],
])('keeps the path of PUBLIC_URL=%s in every address that it makes of it', (given, publicUrl, accountUrl) => {
  expect(read({ PUBLIC_URL: given })).toMatchObject({ publicUrl, accountUrl });
});

it('takes an empty variable for one that is not there', () => {
  const empty = { SHOP_CURRENCY: '', SMTP_URL: '', ORDERS_DATABASE_URL: '', LOW_STOCK_QUANTITY: '' };
  expect(read(empty)).toEqual(read({}));
});
