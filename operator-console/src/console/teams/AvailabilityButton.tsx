// Whether somebody can be asked: said by themselves, or by who keeps teams.
import { Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import { fromDate } from "../../core/server-clock.ts";
import type { Availability, TeamMember } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog } from "../ledgers/FormDialog";
import { useTeamCommand } from "./queries";

export function useAvailabilityWords(): (availability: Availability) => string {
  const { t } = useTranslation();
  return (availability) => {
    if (availability.kind === "available") return t("teams.available");
    return availability.until === null
      ? t("teams.away")
      : t("teams.awayUntil", { t: dayAndTime(availability.until) });
  };
}

export function AvailabilityButton({ member }: { member: TeamMember }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"no" | "yes">("no");
  if (member.set_availability.kind === "no") return null;
  return (
    <>
      <Button
        size="small"
        aria-label={t("teams.availabilityOf", { name: member.name })}
        onClick={() => setOpen("yes")}
      >
        {t("teams.availability")}
      </Button>
      {open === "yes" && <AvailabilityDialog member={member} onClose={() => setOpen("no")} />}
    </>
  );
}

interface Filled {
  kind: Availability["kind"];
  /** On the clock of this machine; empty: until they say otherwise. */
  until: string;
}

function AvailabilityDialog({ member, onClose }: { member: TeamMember; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const kind = Form.useWatch("kind", form);
  const sending = useTeamCommand();
  const submit = ({ kind: chosen, until }: Filled) => {
    const availability: Availability =
      chosen === "available"
        ? { kind: "available" }
        : { kind: "away", until: until === "" ? null : fromDate(new Date(until)) };
    void sending.put(
      `members/${member.staff}/availability`,
      { availability },
      { done: onClose, failed: (error) => markRefused(form, error, t("refusedField")) },
    );
  };
  return (
    <FormDialog<Filled>
      title={t("teams.availabilityOf", { name: member.name })}
      form={form}
      initialValues={{ kind: member.availability.kind, until: "" }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t("teams.availability")}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "available", label: t("teams.available") },
            { value: "away", label: t("teams.away") },
          ]}
        />
      </Form.Item>
      {kind === "away" && (
        <Form.Item name="until" label={t("teams.until")} extra={t("teams.untilHint")}>
          <Input type="datetime-local" />
        </Form.Item>
      )}
    </FormDialog>
  );
}
