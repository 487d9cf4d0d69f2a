import type { ComponentProps } from "react";

type Kind = "primary" | "plain" | "quiet";
type Size = "small" | "medium";

const kinds: Record<Kind, string> = {
  primary:
    "bg-accent text-on-accent border-accent hover:bg-accent-strong hover:border-accent-strong disabled:bg-hover disabled:border-line disabled:text-ink-faint",
  plain:
    "bg-surface text-ink border-line-strong/55 hover:border-line-strong hover:bg-hover disabled:text-ink-faint disabled:border-line disabled:bg-paper",
  quiet:
    "border-transparent text-ink-soft hover:text-ink hover:bg-hover disabled:text-ink-faint disabled:bg-transparent",
};

const sizes: Record<Size, string> = {
  small: "h-7 px-2 text-xs pointer-coarse:h-9",
  medium: "h-8 px-3 text-sm pointer-coarse:h-11",
};

/** The look of a button, for links that act like one. */
export function buttonClass({ kind = "plain", size = "medium" }: { kind?: Kind; size?: Size } = {}): string {
  return `inline-flex shrink-0 items-center justify-center gap-2 rounded border font-medium whitespace-nowrap transition-colors ${kinds[kind]} ${sizes[size]}`;
}

/** A button with a verb on it. It does nothing inside a form unless `type="submit"` says so. */
export function Button({
  kind = "plain",
  size = "medium",
  type = "button",
  className = "",
  ...rest
}: ComponentProps<"button"> & { kind?: Kind; size?: Size }) {
  return <button type={type} className={`${buttonClass({ kind, size })} ${className}`} {...rest} />;
}
