import type { LineCommentView, LineRange } from "#server/lineComments";
import type { PageRegion, RegionCommentView } from "#server/regionComments";
import type { SnippetView } from "#server/snippets";
import type { KeepSnippet } from "./CommentField.client";

/** What a comment shows, whatever place it is tied to. */
export type ShownComment = Pick<LineCommentView, "id" | "text" | "html" | "authorName" | "canEdit">;
export type ShownLineComment = ShownComment & LineRange;
export type Region = Pick<PageRegion, "x" | "y" | "width" | "height">;
export type ShownRegionComment = ShownComment & Pick<RegionCommentView, keyof Region>;

export type Outcome = { ok: true } | { ok: false; message: string };

/** What every comment can have done to it. `seen` is the text that the person began from. */
export interface CommentActions {
  edit: (change: { id: string; seen: string; text: string }) => Promise<Outcome>;
  remove: (id: string) => Promise<Outcome>;
}

/** What a field for comments offers besides. */
export interface SnippetOffer {
  snippets: readonly SnippetView[];
  keepSnippet: KeepSnippet;
}
