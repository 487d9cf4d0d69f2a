"use client";

import { useEffect, useRef, useState } from "react";
import type { AnswerPlace } from "../questions/answerField.client";
import { type FileType, fileTypes, sizeInWords, typesInWords, type UploadedFile } from "#problems/kinds/upload/file";
import { type SendAnswer, sendFile } from "./sendFile.client";

/** A file that is not stored: on its way, or refused with a reason. */
export interface PendingFile {
  key: number;
  name: string;
  state: { sent: number } | { refused: string };
}

/** What may be added to an answer. */
interface Allowed {
  accepts: readonly FileType[];
  maxFiles: number;
  maxMiB: number;
}

/** The files of an answer, and those on their way into it. They are sent one after another. */
export function useFiles(
  { accepts, maxFiles, maxMiB }: Allowed,
  place: AnswerPlace,
  files: readonly UploadedFile[],
  keep: (files: UploadedFile[]) => void,
): {
  pending: readonly PendingFile[];
  /** What happened last, for who does not see the list. */
  news: string;
  add: (chosen: readonly File[]) => void;
  dismiss: (key: number) => void;
  remove: (id: string) => void;
} {
  const [pending, setPending] = useState<readonly PendingFile[]>([]);
  const [news, setNews] = useState("");
  // What the answer holds when a file arrives, which may be long after this was drawn.
  const held = useRef(files);
  useEffect(() => {
    held.current = files;
  }, [files]);
  const nextKey = useRef(1);
  const sending = useRef(new Map<number, AbortController>());
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    const stopped = sending.current;
    return () => stopped.forEach((controller) => controller.abort());
  }, []);

  const change = (next: UploadedFile[], what: string) => {
    held.current = next;
    keep(next);
    setNews(what);
  };
  const update = (key: number, state: PendingFile["state"]) =>
    setPending((list) => list.map((each) => (each.key === key ? { ...each, state } : each)));
  const forget = (key: number) => setPending((list) => list.filter((each) => each.key !== key));
  const refuse = (key: number, name: string, message: string) => {
    update(key, { refused: message });
    setNews(`${name} was not added. ${message}`);
  };

  const send = async (key: number, file: File, controller: AbortController) => {
    const { signal } = controller;
    const isFull = held.current.length >= maxFiles;
    const answer: SendAnswer = isFull
      ? { ok: false, message: `There are ${maxFiles} files already, which is as many as are allowed.` }
      : await sendFile(file, place, { signal, onProgress: (sent) => update(key, { sent }) });
    sending.current.delete(key);
    if (signal.aborted) return;
    if (!answer.ok) {
      refuse(key, file.name, answer.message);
      return;
    }
    forget(key);
    const { id, name } = answer.file;
    if (held.current.some((each) => each.id === id)) setNews(`${name} is there already.`);
    else change([...held.current, answer.file], `${name} was added.`);
  };

  const add = (chosen: readonly File[]) => {
    for (const file of chosen) {
      const key = nextKey.current++;
      setPending((list) => [...list, { key, name: file.name, state: { sent: 0 } }]);
      const fault = faultOf(file, { accepts, maxMiB });
      if (fault !== undefined) {
        refuse(key, file.name, fault);
        continue;
      }
      const controller = new AbortController();
      sending.current.set(key, controller);
      queue.current = queue.current.then(() => send(key, file, controller));
    }
  };
  const dismiss = (key: number) => {
    sending.current.get(key)?.abort();
    sending.current.delete(key);
    forget(key);
  };
  const remove = (id: string) => {
    const name = held.current.find((file) => file.id === id)?.name ?? "The file";
    change(
      held.current.filter((file) => file.id !== id),
      `${name} was removed.`,
    );
  };
  return { pending, news, add, dismiss, remove };
}

/** What can be told before a file is sent. The server looks into it. */
function faultOf({ name, size }: File, { accepts, maxMiB }: Omit<Allowed, "maxFiles">): string | undefined {
  const endings: string[] = accepts.flatMap((type) => [...fileTypes[type].endings]);
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending)))
    return `It is no ${typesInWords(accepts)} by its name. Export it as one, then add that.`;
  if (size === 0) return "It is empty.";
  if (size > maxMiB * 1024 * 1024) return `It has ${sizeInWords(size)}, and ${maxMiB} MiB are allowed.`;
  return undefined;
}
