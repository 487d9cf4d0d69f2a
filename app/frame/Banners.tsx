import { PauseCircle, ShieldOff } from "lucide-react";
import { Link } from "../ui/Link";
import { BannerLine } from "./BannerLine";
import { OfflineBanner } from "./OfflineBanner.client";
import { pageHealth } from "./pageHealth";

/** What matters now, on every page: grading is off, verdicts are not isolated, you are offline. */
export async function Banners() {
  const { database, grading, selfTest } = await pageHealth();
  return (
    <>
      {database.ok && grading.state === "off" && (
        <BannerLine tone="ours" icon={<PauseCircle />}>
          Grading is off at the moment. You can go on working and submitting: everything is kept, and graded as soon as
          it is back. <HealthLink />
        </BannerLine>
      )}
      {grading.state === "on" && selfTest?.isolation === "none" && (
        <BannerLine tone="ours" icon={<ShieldOff />}>
          Submissions are graded without a sandbox, which is for development only. <HealthLink />
        </BannerLine>
      )}
      <OfflineBanner />
    </>
  );
}

function HealthLink() {
  return (
    <Link href="/health" className="rounded-sm underline underline-offset-2">
      Details
    </Link>
  );
}
