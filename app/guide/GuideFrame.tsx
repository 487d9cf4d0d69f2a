import type { ReactNode } from "react";
import { currentActor } from "#server/auth";
import { BareFrame } from "../frame/BareFrame";
import type { Crumb } from "../frame/Breadcrumbs";
import { Frame } from "../frame/Frame";

/** What stands around the guide: for whoever has signed in the frame of every page, for others the bare one. */
export async function GuideFrame({ trail = [], children }: { trail?: Crumb[]; children: ReactNode }) {
  const actor = await currentActor();
  return actor === null ? (
    <BareFrame>{children}</BareFrame>
  ) : (
    <Frame actor={actor} trail={trail}>
      {children}
    </Frame>
  );
}
