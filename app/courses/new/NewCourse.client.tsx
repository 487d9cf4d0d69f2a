"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { CourseSettings } from "#server/courseSettings";
import { Button } from "../../ui/Button";
import { controlClass } from "../../ui/controlClass";
import { ReplyLine, useReply } from "../../ui/useReply.client";
import { Field, SettingsFields } from "../SettingsFields.client";
import { makeCourse } from "./actions";

/** The settings of a course that does not exist yet. */
export function NewCourse({ timeZones, today }: { timeZones: readonly string[]; today: string }) {
  const [settings, setSettings] = useState<CourseSettings>({
    ...{ title: "", term: "", timeZone: "America/Los_Angeles", startsOn: today, dropLowest: 0 },
  });
  const [slug, setSlug] = useState("");
  const router = useRouter();
  const { reply, isBusy, send } = useReply();
  return (
    <form
      className="mt-6 space-y-5"
      onSubmit={(event) => {
        event.preventDefault();
        send(
          () => makeCourse({ ...settings, slug }),
          (answer) => {
            router.push(`/staff/${answer.slug}/people`);
            return "Made.";
          },
        );
      }}
    >
      <SettingsFields value={settings} timeZones={timeZones} onChange={setSettings} />
      <Field
        label="Short name"
        help="Stands in addresses and cannot be changed later: small letters, digits and hyphens, such as eecs-182-fa26."
      >
        <input
          required
          maxLength={64}
          pattern="[a-z][a-z0-9]*(-[a-z0-9]+)*"
          autoCapitalize="none"
          spellCheck={false}
          value={slug}
          onChange={(event) => setSlug(event.target.value)}
          className={`${controlClass} font-mono`}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" kind="primary" disabled={isBusy}>
          Make the course
        </Button>
        <ReplyLine reply={reply} />
      </div>
    </form>
  );
}
