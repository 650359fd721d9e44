import { afterAll, beforeAll, it } from 'vitest';
import { openGuestRace } from '../testing/guest-race.ts';

let race: Awaited<ReturnType<typeof openGuestRace>>;
beforeAll(async () => {
  race = await openGuestRace();
});
afterAll(() => race.close());

it('gives what a guest did to one of several accounts that show its token at the same moment, over two instances', async () => {
  for (let round = 0; round < 40; round++) await race.run();
});
