import { randomUUID } from 'node:crypto';
import { CHANNELS } from '../support/channel-ids.ts';
import { VARIANTS } from './catalog/products/fixtures.ts';
import { signUp } from './customers/accounts/sign-up.ts';
import { idIn, type Named, type Requests } from './fixture.ts';
import { EUR_100, PASSWORD, unknownId } from './values.ts';

/** Units of the coat in each place: more than all cases together take. */
const PLENTY = 100_000;

/** Three places, two channels, a coat in plenty, the last scarf, two customers and one of the staff. */
export async function seedShop({ ask, must }: Requests): Promise<Readonly<Record<string, Named>>> {
  const place = async (code: string, kind: string) => {
    const abilities = { offersPickup: true, shipsOrders: true };
    const input = { idempotencyKey: randomUUID(), code, name: code, kind, timeZone: 'Europe/Paris', ...abilities };
    return { id: idIn(await must('admin', 'createLocation', input), 'CreateLocationPayload_location') };
  };
  const channel = (code: string, kind: string) =>
    must('admin', 'createChannel', { code, name: code, kind, currencyCodes: ['EUR'], idempotencyKey: randomUUID() });
  const [warehouse, paris, lyon] = [
    await place('WH', 'WAREHOUSE'),
    await place('PARIS', 'STORE'),
    await place('LYON', 'STORE'),
  ];
  for (const [code, kind] of [
    ['WEB', 'ONLINE'],
    ['STORE', 'STORE'],
  ] as const)
    await ask('admin', '{ channels { code } }').then((known) =>
      (known as Array<{ code: string }>).some((one) => one.code === code) ? undefined : channel(code, kind),
    );
  const known = await ask<Array<{ id: string; code: string }>>('admin', CHANNELS);
  const channels = Object.fromEntries(known.map(({ id, code }) => [code, id]));
  // One person tries hundreds of checkouts, most of which never end; how much one may hold has tests of its own.
  await must('admin', 'updateChannel', { channelId: channels['WEB'], maxHeldQuantity: null });
  const article = async (title: string, units: Readonly<Record<string, number>>, price = EUR_100) => {
    const variants = [{ sku: title, title, price }];
    const wanted = { title, handle: title.toLowerCase(), variants, idempotencyKey: randomUUID() };
    const product = idIn(await must('admin', 'createProduct', wanted), 'CreateProductPayload_product');
    const { variants: found } = await ask<{ variants: { nodes: Array<{ id: string }> } }>('admin', VARIANTS, {
      id: product,
    });
    const id = found.nodes[0]?.id ?? '';
    await must('admin', 'publishProduct', { productId: product, channelIds: [channels['WEB'], channels['STORE']] });
    const changes = Object.entries(units).map(([locationId, delta]) => ({
      variantId: id,
      locationId,
      state: 'AVAILABLE',
      delta,
    }));
    await must('admin', 'adjustInventory', { idempotencyKey: randomUUID(), reason: 'opening', changes });
    return { id, product, sku: title };
  };
  const coat = await article('COAT', { [warehouse.id]: PLENTY, [paris.id]: PLENTY, [lyon.id]: PLENTY });
  const scarf = await article('SCARF', { [warehouse.id]: 1 });
  const fortune = { amount: '9999999999999.99', currencyCode: 'EUR' };
  const diamond = await article('DIAMOND', { [warehouse.id]: PLENTY }, fortune);
  const person = (name: string) => signUp({ ask }, `${name}@example.com`, name);
  const [alice, bob] = [await person('alice'), await person('bob')];
  const roles = ['MERCHANDISER'];
  const hired = {
    email: 'staff@example.com',
    name: 'Staff',
    roles,
    password: PASSWORD,
    idempotencyKey: randomUUID(),
  };
  const staff = {
    id: idIn(await must('admin', 'createStaffMember', hired), 'CreateStaffMemberPayload_staffMember'),
    email: hired.email,
  };
  return {
    warehouse,
    paris,
    lyon,
    coat,
    scarf,
    diamond,
    alice,
    bob,
    staff,
    channels,
    wrongKind: { id: unknownId('med') },
  };
}
