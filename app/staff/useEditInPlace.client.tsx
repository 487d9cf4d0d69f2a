"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether a row is a form now. The button that opened the form has the focus again when it is closed. */
export function useEditInPlace(): [
  isEdited: boolean,
  setEdited: (isEdited: boolean) => void,
  button: RefObject<HTMLButtonElement | null>,
] {
  const [isEdited, setEdited] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasEdited = useRef(false);
  useEffect(() => {
    if (wasEdited.current && !isEdited) button.current?.focus();
    wasEdited.current = isEdited;
  }, [isEdited]);
  return [isEdited, setEdited, button];
}
