/**
 * A source of random numbers. Every call draws afresh: two calls give two independent values.
 *
 * @example seededRng("demo").uniform() // 0.32285126635301375
 */
export interface Rng {
  /** A number in [0, 1), every one equally likely. */
  uniform(): number;
  /**
   * A normally distributed number.
   *
   * @param mean - centre of the distribution, default 0
   * @param sd - standard deviation (not the variance), at least 0, default 1
   */
  normal(mean?: number, sd?: number): number;
  /** A whole number from 0 to n − 1, every one equally likely; n is at least 1. */
  int(n: number): number;
}

/** A generator that can say where it stands, so that `rngFromState` continues it elsewhere, in another process too. */
export interface StatefulRng extends Rng {
  /** Plain data that JSON can carry. Later draws do not change it. */
  state(): RngState;
}

/** A reproducible generator: the same seed gives the same numbers on every machine. */
export interface SeededRng extends StatefulRng {
  /**
   * An independent generator for a named purpose. It depends on this generator's seed and on the label, not on how many
   * numbers were drawn before, so adding a draw in one place does not change the numbers in another. The same label
   * gives the same generator again.
   */
  split(label: string): SeededRng;
  state(): SeededRngState;
}

/** Four unsigned 32-bit numbers. */
export type RngKey = readonly [number, number, number, number];

/** Where a seeded generator stands. */
export interface SeededRngState {
  readonly kind: "seeded";
  readonly key: RngKey;
  /** How many 64-bit draws were taken. */
  readonly counter: number;
}

/** What a generator made by `constantRng` gives. */
export interface ConstantRngState {
  readonly kind: "constant";
  /** Every standard normal. */
  readonly c: number;
  /** Every uniform. */
  readonly uniform: number;
}

/** Where a generator made by `scriptedRng` stands. */
export interface ScriptedRngState {
  readonly kind: "scripted";
  readonly values: readonly number[];
  /** How many values were taken. */
  readonly position: number;
}

/** The state of any of the engine's generators, as plain data. */
export type RngState = SeededRngState | ConstantRngState | ScriptedRngState;
