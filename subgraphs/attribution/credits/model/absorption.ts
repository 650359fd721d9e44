import type { MarkovChain } from './markov-chain.ts';

/** Where a chain ends from its start: how probably in a conversion, and with what expected value. */
export interface Absorption {
  readonly conversion: number;
  readonly value: number;
}

/** The change of a sweep below which the numbers stand still. */
const STANDS_STILL = 1e-16;
/** Transitions worked through between two pauses. */
const SLICE = 400_000;

/**
 * Solves x = Qx + r for the transient states, with the states of a removed key ending in no conversion: Gauss-Seidel
 * from zero, which climbs to the solution and stops at the last digit. Stays are solved at once, x (1 - stay) = ...
 */
export function* absorb(chain: MarkovChain, removed: number | undefined): Generator<void, Absorption, void> {
  const { rowStart, target, probability, stay, convert, worth, stepsOf } = chain;
  const states = stepsOf.length;
  const conversion = new Float64Array(states);
  const value = new Float64Array(states);
  const isGone = stepsOf.map((steps) => removed !== undefined && steps.includes(removed));
  const kept = Array.from({ length: states }, (_, state) => states - 1 - state).filter((state) => !isGone[state]);
  let worked = 0;
  for (let isForward = false; ; isForward = !isForward) {
    let change = 0;
    const sweep = isForward ? kept.toReversed() : kept;
    for (const state of sweep) {
      let [c, v] = [convert[state] as number, worth[state] as number];
      const end = rowStart[state + 1] as number;
      for (let at = rowStart[state] as number; at < end; at += 1) {
        const to = target[at] as number;
        const share = probability[at] as number;
        c += share * (conversion[to] as number);
        v += share * (value[to] as number);
      }
      const leave = 1 - (stay[state] as number);
      c /= leave;
      v /= leave;
      if (c > 0) change = Math.max(change, (c - (conversion[state] as number)) / c);
      if (v > 0) change = Math.max(change, (v - (value[state] as number)) / v);
      conversion[state] = c;
      value[state] = v;
    }
    if (change <= STANDS_STILL) break;
    worked += target.length + states;
    if (worked > SLICE) {
      worked = 0;
      yield;
    }
  }
  return { conversion: conversion[0] as number, value: value[0] as number };
}
