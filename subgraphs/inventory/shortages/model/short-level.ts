import type { LevelAddress } from '../../stock/model/states.ts';

/** A level where units are missing that placed orders are promised. */
export interface ShortLevel extends LevelAddress {
  readonly version: number;
}

/** What is short at a level. */
export interface MissingUnits extends LevelAddress {
  readonly shortage: number;
  /** Units of placed orders among those that are short. */
  readonly missing: number;
}
