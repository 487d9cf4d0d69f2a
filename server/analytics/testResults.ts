import { type Discrimination, discriminationOf } from "./discrimination";

/** What the tests said of one student's first or newest submission to a part that compiled. */
export interface TestedAnswer {
  partId: string;
  /** A student's only submission is both. */
  isFirst: boolean;
  isNewest: boolean;
  tests: readonly TestOutcome[];
}

export interface TestOutcome {
  name: string;
  isPublic: boolean;
  /** "not-run" says nothing about the answer. */
  status: string;
}

export interface Failures {
  /** Students whose submission the test looked at. */
  students: number;
  failed: number;
}

export interface TestStatistics {
  partId: string;
  name: string;
  isPublic: boolean;
  first: Failures;
  newest: Failures;
  /** By first submissions: passed or failed, against the share of the part's other tests that passed. */
  discrimination: Discrimination;
}

/** @returns as the parts are listed, and in each as its tests first appear */
export function testStatistics(answers: readonly TestedAnswer[], partIds: readonly string[]): TestStatistics[] {
  return partIds.flatMap((partId) => {
    const own = answers.filter((answer) => answer.partId === partId);
    const [firsts, newest] = [own.filter(({ isFirst }) => isFirst), own.filter(({ isNewest }) => isNewest)];
    const names = [...new Set(own.flatMap(({ tests }) => tests.map(({ name }) => name)))];
    return names.map((name) => ({
      ...{ partId, name, isPublic: own.some(({ tests }) => tests.some((test) => test.name === name && test.isPublic)) },
      ...{ first: failuresOf(firsts, name), newest: failuresOf(newest, name) },
      discrimination: names.length === 1 ? { kind: "alone", students: firsts.length } : discriminationIn(firsts, name),
    }));
  });
}

function failuresOf(answers: readonly TestedAnswer[], name: string): Failures {
  const outcomes = answers.flatMap(({ tests }) => ranOf(tests).filter((test) => test.name === name));
  return { students: outcomes.length, failed: outcomes.filter((test) => !isPassed(test)).length };
}

function discriminationIn(answers: readonly TestedAnswer[], name: string): Discrimination {
  const pairs = answers.flatMap(({ tests }): [number, number][] => {
    const ran = ranOf(tests);
    const own = ran.find((test) => test.name === name);
    const others = ran.filter((test) => test !== own);
    if (own === undefined || others.length === 0) return [];
    return [[isPassed(own) ? 1 : 0, others.filter(isPassed).length / others.length]];
  });
  return discriminationOf(pairs);
}

const ranOf = (tests: readonly TestOutcome[]): TestOutcome[] => tests.filter(({ status }) => status !== "not-run");
const isPassed = ({ status }: TestOutcome): boolean => status === "passed";
