import { z } from "zod";

/** What goes wrong in a mistake. */
export const MistakeKindSchema = z.enum([
  /** The direction is reversed, or a sign is lost. */
  "sign",
  /** Right up to a constant, a scale or a missing factor. */
  "factor",
  /** Another quantity is computed. */
  "formula",
  /** Right operations at the wrong time: before or after an update, one step too many or too few. */
  "order",
  /** The wrong entry, axis, layer, worker or layout. */
  "index",
  /** Right except at zeros, empty or extreme inputs, or hyper-parameters that are 0. */
  "edge-case",
  /** What is drawn, how often, or from which generator. */
  "randomness",
  /** Something is changed or shared that belongs to the caller, or kept that should be new. */
  "memory",
  /** Too many or too few calls, messages or evaluations for a right answer. */
  "budget",
]);
export type MistakeKind = z.infer<typeof MistakeKindSchema>;
