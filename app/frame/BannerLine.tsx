import type { ReactNode } from "react";

const tones = {
  partial: "bg-partial-soft text-partial",
  ours: "bg-ours-soft text-ours",
  quiet: "bg-sunken text-ink-soft",
} as const;

/** One line under the top bar about what matters now. */
export function BannerLine({
  tone,
  icon,
  children,
}: {
  tone: keyof typeof tones;
  icon: ReactNode;
  children: ReactNode;
}) {
  return (
    <p className={`hairline-b flex items-start gap-2 px-3 py-1.5 text-xs sm:px-4 ${tones[tone]}`}>
      <span aria-hidden="true" className="mt-px shrink-0 [&>svg]:size-4">
        {icon}
      </span>
      <span>{children}</span>
    </p>
  );
}
