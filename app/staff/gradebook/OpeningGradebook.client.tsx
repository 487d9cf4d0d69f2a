"use client";

import { type ComponentProps, use } from "react";
import { Gradebook } from "./Gradebook.client";
import type { GridData } from "./gridData";

/** What is known once everybody is graded. */
export interface OpenedGradebook {
  data: GridData;
  mayImport: boolean;
}

/**
 * The gradebook as soon as its grades are here; until then it suspends. The grades come as a promise, so that the browser
 * has the program of the grid, and has run it up to here, while the server still grades.
 *
 * @param limitedTo - name of the section whose students alone the reader sees
 */
export function OpeningGradebook({
  opened,
  limitedTo,
  ...props
}: Omit<ComponentProps<typeof Gradebook>, "data" | "mayImport"> & {
  opened: Promise<OpenedGradebook>;
  limitedTo: string | null;
}) {
  const { data, mayImport } = use(opened);
  if (data.rows.length > 0) return <Gradebook data={data} mayImport={mayImport} {...props} />;
  return (
    <p className="px-5 py-8 text-ink-soft">
      Nobody takes this course yet{limitedTo === null ? "" : ` in ${limitedTo}`}. Students who are enrolled appear here
      with all their grades.
    </p>
  );
}
