import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importGoals } from '../../../ops/import/goals/import.ts';
import type { ImportTarget } from '../../../ops/import/import-target.ts';
import { importRates } from '../../../ops/import/rates/import-rates.ts';
import { importSpend } from '../../../ops/import/spend/import-spend.ts';
import { type TakenBackKind, takeBackByName } from '../../../ops/import/take-back.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

let test: TestInstance;
let testImport: TestImport;
beforeAll(async () => {
  test = await openTestInstance();
  testImport = openTestImport(test);
});
afterAll(async () => {
  testImport?.remove();
  await test?.close();
});

async function ask<Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> {
  return test.ask<Data>(document, variables, await test.adminToken());
}

function write(name: string, rows: readonly string[]): string {
  const path = join(testImport.folder, name);
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}
const optionsOf = (file: string) => ({
  ...{ files: [file], dryRun: false, rejects: testImport.folder, currency: undefined },
});

/** Takes an import back, with what was reported of what stays. */
async function takeBack(kind: TakenBackKind, source: string, target: ImportTarget = testImport.target) {
  const options = { files: [source], rejects: testImport.folder };
  const { takenBack, kept, rejects } = await takeBackByName(target, kind, options, silentProgress);
  const told = kept === 0 ? [] : readFileSync(rejects, 'utf8').trim().split('\n').slice(1);
  return { takenBack, kept, told };
}

describe('an import of spend', () => {
  const HEADER = 'day,channel,amount,currency';
  const bringIn = (name: string, rows: readonly string[], target: ImportTarget = testImport.target) =>
    importSpend(target, optionsOf(write(name, [HEADER, ...rows])), silentProgress);
  const read = async (): Promise<Record<string, string>> => {
    const { spend } = await ask<{
      spend: Array<{ day: string; channelCode: string; amount: { amount: string } }>;
    }>('query { spend(from: "2026-03-01", before: "2026-04-01") { day channelCode amount { amount } } }');
    return Object.fromEntries(spend.map((one) => [`${one.day} ${one.channelCode}`, one.amount.amount]));
  };
  const setOnPage = (amount: string) =>
    ask('mutation ($input: SetSpendInput!) { setSpend(input: $input) { __typename } }', {
      input: {
        idempotencyKey: randomUUID(),
        entries: [{ day: '2026-03-02', channelCode: 'WEB', amount: { amount, currencyCode: 'EUR' } }],
      },
    });

  it('is taken back by its file: what another file said before holds again, and the file comes in again', async () => {
    await bringIn('first.csv', ['2026-03-01,WEB,10.00,EUR']);
    const rows = ['2026-03-01,WEB,12.00,EUR', '2026-03-03,APP,5.00,EUR'];
    await bringIn('second.csv', rows);
    expect(await read()).toEqual({ '2026-03-01 WEB': '12.00', '2026-03-03 APP': '5.00' });
    expect(await takeBack('take-back-spend', 'second.csv')).toMatchObject({ takenBack: 2, kept: 0 });
    expect(await read()).toEqual({ '2026-03-01 WEB': '10.00' });
    await expect(takeBack('take-back-spend', 'second.csv')).rejects.toThrow(/named second.csv left/);
    await bringIn('second.csv', rows);
    expect(await read()).toEqual({ '2026-03-01 WEB': '12.00', '2026-03-03 APP': '5.00' });
    // Both files go, in either order: what one of them had said does not come back by the other.
    await takeBack('take-back-spend', 'first.csv');
    expect(await read()).toEqual({ '2026-03-01 WEB': '12.00', '2026-03-03 APP': '5.00' });
    await takeBack('take-back-spend', 'second.csv');
    expect(await read()).toEqual({});
  });

  it('leaves what somebody has set since, and reports it', async () => {
    await bringIn('third.csv', ['2026-03-02,WEB,7.00,EUR', '2026-03-04,WEB,8.00,EUR']);
    await setOnPage('9.00');
    const { takenBack, kept, told } = await takeBack('take-back-spend', 'third.csv');
    expect({ takenBack, kept }).toEqual({ takenBack: 1, kept: 1 });
    expect(told).toEqual(['0,refused,it was set otherwise since,2026-03-02,WEB,,ACQUISITION,EUR,900']);
    expect(await read()).toEqual({ '2026-03-02 WEB': '9.00' });
  });

  it('leaves nothing of a file whose import was killed half-way, nor anything half taken back', async () => {
    let calls = 0;
    const killed: ImportTarget = {
      ...testImport.target,
      call: (operation, variables) =>
        ++calls === 2 ? Promise.reject(new Error('killed')) : testImport.target.call(operation, variables),
    };
    const rows = Array.from({ length: 2_001 }, (_, index) => `2026-03-05,C${index},1.00,EUR`);
    const before = await read();
    await expect(bringIn('long.csv', rows, killed)).rejects.toThrow('killed');
    await expect(
      takeBack('take-back-spend', 'long.csv', { ...killed, call: () => Promise.reject(new Error('killed')) }),
    ).rejects.toThrow('killed');
    expect(await takeBack('take-back-spend', 'long.csv')).toMatchObject({ takenBack: 2_000, kept: 0 });
    expect(await read()).toEqual(before);
  });
});

describe('an import of exchange rates', () => {
  const bringIn = (rows: readonly string[]) =>
    importRates(testImport.target, optionsOf(write('rates.csv', ['day,currency,rate,base', ...rows])), silentProgress);
  const read = async () => {
    const { exchangeRates } = await ask<{ exchangeRates: Array<{ currencyCode: string; rate: string }> }>(
      'query { exchangeRates(from: "2026-03-01", before: "2026-04-01") { currencyCode rate } }',
    );
    return Object.fromEntries(exchangeRates.map(({ currencyCode, rate }) => [currencyCode, rate]));
  };
  const setOnPage = (rate: string) =>
    ask('mutation ($input: SetExchangeRatesInput!) { setExchangeRates(input: $input) { __typename } }', {
      input: {
        idempotencyKey: randomUUID(),
        rates: [{ date: '2026-03-02', baseCurrencyCode: 'EUR', currencyCode: 'CHF', rate }],
      },
    });

  it('is taken back by its source, but for what was set since', async () => {
    await setOnPage('0.90');
    await bringIn(['2026-03-02,CHF,0.95,EUR', '2026-03-02,USD,1.08,EUR', '2026-03-02,GBP,0.85,EUR']);
    expect(await read()).toEqual({ CHF: '0.95', USD: '1.08', GBP: '0.85' });
    expect(await takeBack('take-back-rates', 'file')).toMatchObject({ takenBack: 3, kept: 0 });
    expect(await read()).toEqual({ CHF: '0.90' });
    await bringIn(['2026-03-02,CHF,0.95,EUR', '2026-03-02,USD,1.08,EUR']);
    await setOnPage('0.91');
    const { told, ...counts } = await takeBack('take-back-rates', 'file');
    expect(counts).toEqual({ takenBack: 1, kept: 1 });
    expect(told).toEqual(['0,refused,it was set otherwise since,2026-03-02,EUR,CHF,0.91']);
    expect(await read()).toEqual({ CHF: '0.91' });
  });
});

describe('an import of goals', () => {
  const bringIn = (name: string, rows: readonly string[]) =>
    importGoals(testImport.target, optionsOf(write(name, ['metric,period,target', ...rows])), silentProgress);
  const read = async () => {
    const { goals } = await ask<{ goals: { nodes: Array<{ metric: { key: string }; target: string }> } }>(
      'query { goals(first: 50) { nodes { metric { key } target } } }',
    );
    return Object.fromEntries(goals.nodes.map(({ metric, target }) => [metric.key, Number(target)]));
  };
  const setOnPage = (target: string) =>
    ask('mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename } }', {
      input: { metric: 'units', from: '2026-03-01', before: '2026-04-01', target },
    });

  it('is taken back by its file: goals that it made go, the others have the targets that they had', async () => {
    await setOnPage('10');
    await bringIn('one.csv', ['units,2026-03,20', 'orders,2026-03,5']);
    await bringIn('one.csv', ['units,2026-03,30']);
    expect(await read()).toEqual({ units: 30, orders: 5 });
    expect(await takeBack('take-back-goals', 'one.csv')).toMatchObject({ takenBack: 2, kept: 0 });
    expect(await read()).toEqual({ units: 10 });
    await expect(takeBack('take-back-goals', 'one.csv')).rejects.toThrow(/named one.csv left/);
  });

  it('leaves a goal that somebody has set since, until that is what the file said again', async () => {
    await bringIn('two.csv', ['units,2026-03,40', 'orders,2026-03,6']);
    await setOnPage('50');
    const { told, ...counts } = await takeBack('take-back-goals', 'two.csv');
    expect(counts).toEqual({ takenBack: 1, kept: 1 });
    expect(told).toEqual(['0,refused,it was set otherwise since,units,ALL,,2026-03-01,2026-04-01,EUR,50']);
    expect(await read()).toEqual({ units: 50 });
    await setOnPage('40');
    expect(await takeBack('take-back-goals', 'two.csv')).toMatchObject({ takenBack: 1, kept: 0 });
    expect(await read()).toEqual({ units: 10 });
  });

  it('X11: sets goals of associates by e-mail or id, refuses who is not on the staff, and is taken back', async () => {
    const lou = { email: 'lou@maison.fr', name: 'Lou', password: randomUUID(), roles: ['ASSOCIATE'], locationIds: [] };
    const staff = 'mutation ($staff: JSON!) { customersEnsureStaff(staff: $staff) }';
    const { data } = await test.callPort('customers', staff, { staff: [lou] });
    const [{ staffId }] = Object.values(data ?? {})[0] as [{ staffId: string }];
    const rows = [
      'metric,scope,code,period,target',
      'associate_sales,associate,LOU@maison.fr,2026-03,900',
      `commission,associate,${staffId},2026-03,40`,
      'associate_sales,associate,nobody@maison.fr,2026-03,900',
      `net_sales,associate,${staffId},2026-03,900`,
    ];
    const result = await importGoals(testImport.target, optionsOf(write('team.csv', rows)), silentProgress);
    expect(result).toMatchObject({ created: 2, refused: 2 });
    const rejects = readFileSync(result.rejectFiles[0] ?? '', 'utf8');
    expect(rejects).toContain('there is nobody on the staff with the e-mail or id nobody@maison.fr');
    expect(rejects).toContain('no figure of an associate');
    const ofLou = async () => {
      const { goals } = await ask<{ goals: { nodes: Array<{ target: string; staffMember: object | null }> } }>(
        'query { goals(first: 50) { nodes { target staffMember { id email } } } }',
      );
      return goals.nodes.filter(({ staffMember }) => staffMember);
    };
    const member = { id: staffId, email: 'lou@maison.fr' };
    expect((await ofLou()).map(({ target }) => target).sort()).toEqual(['40.00', '900.00']);
    expect(await ofLou()).toMatchObject([{ staffMember: member }, { staffMember: member }]);
    expect(await takeBack('take-back-goals', 'team.csv')).toMatchObject({ takenBack: 2, kept: 0 });
    expect(await ofLou()).toEqual([]);
  });
});
