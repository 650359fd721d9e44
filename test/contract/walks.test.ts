import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CHECKOUT = 'subgraphs/orders/checkout/complete-checkout.ts';
/** What a checkout that is placed at once goes through, in this order. */
const STEPS = ['beginCheckout', 'takeHolds', 'authorizePayment', 'placeOrder', 'commitCheckout', 'settleCheckout'];
/** Read for their types and their errors, by every step. */
const GROUND = /\/(ports\/(errors|ids)|prisma\/generated\/\w+)\.ts$/;

/** Files that a file loads to run them, types apart, by the names that it takes of them. */
function loadedBy(file: string): Map<string, string[]> {
  const loaded = new Map<string, string[]>();
  for (const [, isType, names = '', path = ''] of readFileSync(file, 'utf8').matchAll(
    /^import (type )?\{([^}]*)\} from '(\.[^']+)';$/gm,
  )) {
    const run = names.split(',').flatMap((name) => (name.trim().startsWith('type ') ? [] : name.trim() || []));
    if (!isType && run.length > 0) loaded.set(join(dirname(file), path), run);
  }
  return loaded;
}

const steps = STEPS.map((name) => {
  const [file = ''] = [...loadedBy(CHECKOUT)].find(([, names]) => names.includes(name)) ?? [];
  return { name, file };
});

/** Ports and statements that a step asks, down to the parts of its statements that other areas own. */
function askedBy(file: string): string[] {
  const isAsked = (path: string) => /\/(ports|store)\//.test(path) && !GROUND.test(path);
  const asked = [...loadedBy(file).keys()].filter(isAsked);
  return asked.flatMap((path) => [path, ...(path.includes('/store/') ? askedBy(path) : [])]);
}

describe('the walk through a checkout that is placed at once', () => {
  it('goes from step to step on one page, in order', () => {
    const source = readFileSync(CHECKOUT, 'utf8');
    const page = source.slice(source.indexOf('export async function completeCheckout'));
    const places = STEPS.map((name) => page.lastIndexOf(`${name}(`));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('enters no step from another', () => {
    const files = steps.map(({ file }) => file);
    const entered = files.flatMap((file) =>
      [...loadedBy(file).keys()].filter((path) => files.includes(path)).map((path) => `${file} loads ${path}`),
    );
    expect(entered).toEqual([]);
  });

  it('comes back to no port and no statement that an earlier step has asked', () => {
    const askedFirst = new Map<string, string>();
    const returns: string[] = [];
    for (const { name, file } of steps) {
      for (const path of askedBy(file)) {
        const first = askedFirst.get(path) ?? name;
        if (first !== name) returns.push(`${name} comes back to ${path}, which ${first} has left`);
        askedFirst.set(path, first);
      }
    }
    expect(askedFirst.size).toBeGreaterThan(15);
    expect(returns).toEqual([]);
  });
});
