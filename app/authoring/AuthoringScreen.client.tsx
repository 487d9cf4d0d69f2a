"use client";

import { useCallback, useRef, useState, type CSSProperties, type ReactNode } from "react";
import type { WorkspaceView } from "#server/workspaces";
import type { EditorHandle } from "../editor/editorHandle";
import type { FolderError } from "../editor/folderModels";
import type { Preferences } from "../frame/preferenceCookie";
import { usePlainEditor } from "../frame/usePlainEditor.client";
import { usePreference } from "../frame/usePreferences.client";
import { PaneTabs, panelProps } from "../workbench/PaneTabs.client";
import { Splitter } from "../workbench/Splitter.client";
import type { AuthorActions, Published } from "./authorActions";
import styles from "./authoring.module.css";
import { CertificatePane, type Place } from "./CertificatePane.client";
import { CertificateStrip } from "./CertificateStrip.client";
import { ClashView } from "./ClashView.client";
import { DeskNotices } from "./DeskNotices.client";
import { fieldPlace } from "./fieldPlace";
import { FilePane } from "./FilePane.client";
import { FilesPane } from "./FilesPane.client";
import type { FileMark } from "./FileTree.client";
import { PreviewPane } from "./PreviewPane.client";
import { publishReasons } from "./publishReasons";
import { useDeskKeys } from "./useDeskKeys.client";
import { useIsDeskNarrow } from "./useIsDeskNarrow.client";
import { useWorkspace } from "./useWorkspace.client";

type Publishing =
  { state: "idle" | "busy" } | { state: "done"; version: Published } | { state: "refused"; message: string };
type Pane = "files" | "editor" | "preview" | "certificate";

/** Where instructors write a problem: files, editor, what students will see, and the proof that it holds. */
export function AuthoringScreen({
  workspace,
  personId,
  actions,
  isGradingOn: wasGradingOn,
  preferences,
  children: initialParts,
}: {
  workspace: WorkspaceView;
  personId: string;
  actions: AuthorActions;
  isGradingOn: boolean;
  preferences: Preferences;
  /** The parts as students see them, to begin with. */
  children: ReactNode;
}) {
  const [wantedFile, setFile] = useState("problem.ts");
  const [pane, setPane] = useState<Pane>("editor");
  const [side, setSide] = useState<"preview" | "certificate">("preview");
  // Asked for when it is used: the plain field of another file is another one.
  const handle = useRef<EditorHandle | null>(null);
  const attach = useCallback((attached: EditorHandle | null) => {
    handle.current = attached;
  }, []);
  const [errors, setErrors] = useState<readonly FolderError[]>([]);
  const [publishedHash, setPublishedHash] = useState(workspace.published[0]?.hash ?? null);
  const [publishing, setPublishing] = useState<Publishing>({ state: "idle" });
  const [previewWidth, setPreviewWidth] = usePreference("previewWidth", preferences.previewWidth);
  const editor = usePlainEditor(preferences.editor);
  const isNarrow = useIsDeskNarrow();

  const { keeper, watch, kept, watched, seats, isGradingOn } = useWorkspace({
    workspace,
    personId,
    actions,
    file: wantedFile,
    isGradingOn: wasGradingOn,
  });
  // A file that somebody else renamed or deleted is not there any more.
  const file = Object.hasOwn(kept.files, wantedFile) ? wantedFile : "problem.ts";
  const { proof } = watched;
  const reasons = publishReasons(kept, watched, publishedHash);

  const show = (next: Pane) => {
    setPane(next);
    if (next === "preview" || next === "certificate") setSide(next);
  };
  const open = ({ file: wanted, line, field }: Place) => {
    if (!Object.hasOwn(kept.files, wanted)) return;
    setFile(wanted);
    setPane("editor");
    const found = field == null ? { line: line ?? 1, column: 1 } : fieldPlace(kept.files[wanted] ?? "", field);
    // The editor shows the other file, and on a phone is seen at all, with the next frames; what is hidden takes no focus.
    requestAnimationFrame(() => requestAnimationFrame(() => handle.current?.show(found)));
  };
  const publish = async () => {
    if (proof === null) return;
    setPublishing({ state: "busy" });
    const { hash } = proof;
    const answer = await actions
      .publish({ id: workspace.id, hash })
      .catch(() => ({ ok: false as const, message: "No connection, so it is not known whether it was published." }));
    if (answer.ok) setPublishedHash(hash);
    setPublishing(answer.ok ? { state: "done", version: answer } : { state: "refused", message: answer.message });
  };
  const panes: Pane[] = isNarrow ? ["files", "editor", "preview", "certificate"] : ["files", "editor", side];
  useDeskKeys({
    onSave: () => void keeper.saveNow(),
    onPane: (step) => {
      const active = document.activeElement?.closest<HTMLElement>("[data-desk-pane]")?.dataset["deskPane"];
      const at = panes.findIndex((each) => each === active);
      const next = panes[(at + step + panes.length) % panes.length] ?? "editor";
      show(next);
      requestAnimationFrame(() => (next === "editor" ? handle.current?.focus() : focusPane(next)));
    },
  });

  const regionOf = (id: Pane, name: string) =>
    isNarrow ? panelProps("desk", id) : ({ role: "region", "aria-label": name } as const);
  const size = { "--preview-width": `${previewWidth}%` } as CSSProperties;
  const definitionKey = JSON.stringify(proof?.definition ?? null);

  return (
    <div className={styles["desk"]} style={size} data-pane={pane}>
      <div className={styles["notices"]}>
        <DeskNotices
          kept={kept}
          seats={seats}
          published={publishing.state === "done" ? publishing.version : null}
          refused={publishing.state === "refused" ? publishing.message : null}
          course={workspace.courseSlug}
          onUndo={() => keeper.undo()}
          onDismiss={() => keeper.dismiss()}
          onDismissPublished={() => setPublishing({ state: "idle" })}
        />
        {kept.clashes !== null && (
          <ClashView
            clashes={kept.clashes}
            files={kept.files}
            isPlain={editor.isPlain}
            onSettle={(settled, choice) => keeper.settle(settled, choice)}
          />
        )}
      </div>
      <PaneTabs
        label="Parts of the page"
        prefix="desk"
        chosen={pane}
        onChoose={show}
        className={`hairline-b overflow-x-auto px-1 ${styles["tabs"] ?? ""}`}
        tabs={[
          { id: "files", title: "Files" },
          { id: "editor", title: "Editor" },
          { id: "preview", title: "Preview" },
          { id: "certificate", title: "Certificate" },
        ]}
      />
      <div
        {...regionOf("files", "Files")}
        data-desk-pane="files"
        className={`${styles["pane"] ?? ""} ${styles["files"] ?? ""}`}
      >
        <FilesPane
          files={kept.files}
          file={file}
          marks={marksOf(errors, seats)}
          onOpen={(wanted) => {
            setFile(wanted);
            setPane("editor");
          }}
          onChange={(changes, what) => keeper.change(changes, what)}
        />
      </div>
      <div
        {...regionOf("editor", "Editor")}
        data-desk-pane="editor"
        className={`${styles["pane"] ?? ""} ${styles["editor"] ?? ""}`}
      >
        <FilePane
          keeper={keeper}
          file={file}
          errors={errors}
          editor={editor}
          attach={attach}
          onOpen={setFile}
          onErrors={setErrors}
          onNextError={() => {
            const [first] = errors;
            if (errors.some((error) => error.file === file)) handle.current?.showNextError();
            else if (first !== undefined) open(first);
          }}
        />
      </div>
      <Splitter
        label="Width of the preview"
        direction="vertical"
        size={100 - previewWidth}
        usual={64}
        onChange={(editorWidth) => setPreviewWidth(100 - editorWidth)}
        className={styles["splitter"] ?? ""}
      />
      <div
        {...(isNarrow ? panelProps("desk", side) : { role: "region", "aria-label": "Preview and certificate" })}
        data-desk-pane={side}
        className={`${styles["pane"] ?? ""} ${styles["side"] ?? ""}`}
      >
        <PaneTabs
          label="What to see"
          prefix="side"
          chosen={side}
          onChoose={show}
          className={`hairline-b px-2 ${isNarrow ? "hidden" : ""}`}
          tabs={[
            { id: "preview", title: "Student preview" },
            { id: "certificate", title: "Certificate" },
          ]}
        />
        <div
          {...(isNarrow ? {} : panelProps("side", "preview"))}
          hidden={side !== "preview"}
          className="flex min-h-0 flex-1 flex-col"
        >
          <PreviewPane
            files={kept.files}
            partsKey={definitionKey}
            isPartsOld={proof?.definition != null && (watched.isDue || !proof.isOfNewest)}
            publicTests={(proof?.tests ?? []).filter(({ visibility }) => visibility === "public")}
            initialParts={initialParts}
            previewStatement={(markdown) => actions.previewStatement({ id: workspace.id, markdown })}
            previewParts={() => actions.previewParts(workspace.id)}
          />
        </div>
        <div
          {...(isNarrow ? {} : panelProps("side", "certificate"))}
          hidden={side !== "certificate"}
          className="flex min-h-0 flex-1 flex-col"
        >
          <CertificatePane
            watched={watched}
            reasons={reasons}
            isGradingOn={isGradingOn}
            onOpen={open}
            onProve={() => void watch.askNow()}
            onStop={() => void watch.stop()}
          />
        </div>
      </div>
      <CertificateStrip
        watched={watched}
        reasons={reasons}
        isPublishing={publishing.state === "busy"}
        className={styles["strip"] ?? ""}
        onShow={() => show("certificate")}
        onPublish={() => void publish()}
      />
    </div>
  );
}

function marksOf(
  errors: readonly FolderError[],
  seats: readonly { name: string; file: string }[],
): ReadonlyMap<string, FileMark> {
  const marks = new Map<string, { errors: number; people: string[] }>();
  const markOf = (file: string) => {
    const mark = marks.get(file) ?? { errors: 0, people: [] };
    marks.set(file, mark);
    return mark;
  };
  for (const { file } of errors) markOf(file).errors++;
  for (const { name, file } of seats) markOf(file).people.push(name);
  return marks;
}

/** Gives the focus to the first thing in a pane that takes it. */
function focusPane(pane: Pane): void {
  const place = document.querySelector(`[data-desk-pane="${pane}"]`);
  place?.querySelector<HTMLElement>('[tabindex="0"], button:not([disabled])')?.focus();
}
