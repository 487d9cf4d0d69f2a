import type { FailedTest } from "#server/failureGroups";
import { testWords } from "../words";

/** The tests that did not pass, with what they said. */
export const FailedTests = ({ tests }: { tests: readonly FailedTest[] }) => (
  <ul className="hairline-t mt-2">
    {tests.map((test) => (
      <li key={test.name} className="hairline-b px-2 py-2">
        <p className="wrap-anywhere">
          {test.name} <span className="text-xs text-ink-faint">{testWords(test)}</span>
        </p>
        {test.words !== "" && <p className="font-mono text-xs wrap-anywhere text-ink-soft">{test.words}</p>}
      </li>
    ))}
  </ul>
);
