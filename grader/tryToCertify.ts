import type { Certificate } from "../problems/certificate";
import type { ProblemVersion } from "../problems/schema";
import type { FolderFault } from "./bundleFolder";
import type { CertifyOptions } from "./certification";
import { certify } from "./certify";
import { type Grader, ProblemFaultError } from "./grader";

/** The same as `certify`, with files that do not load as a value: authors write them in a browser, and half-typed. */
export async function tryToCertify(
  grader: Pick<Grader, "engine" | "describe" | "grade">,
  version: ProblemVersion,
  options: CertifyOptions,
): Promise<
  | { kind: "certified"; certificate: Certificate; reasons: string[] }
  | { kind: "faulty"; faults: readonly FolderFault[] }
> {
  try {
    const { certificate, reasons } = await certify(grader, version, options);
    return { kind: "certified", certificate, reasons };
  } catch (error) {
    if (!(error instanceof ProblemFaultError)) throw error;
    return { kind: "faulty", faults: error.faults };
  }
}
