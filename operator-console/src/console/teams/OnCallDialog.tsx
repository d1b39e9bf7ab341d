// Somebody goes on call: from when until when, on the clock of a zone. Whoever has no proven channel may not.
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { NewOnCall, Team, TeamMember } from "../../protocol/generated";
import { usePermitWords } from "../components/ReasonedButton";
import { markRefused } from "../forms/mark-refused";
import type { Day } from "../ledgers/calendar";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useTeamCommand } from "./queries";
import { daysFrom } from "./week";

type Filled = Omit<NewOnCall, "id">;

/** A night: what is entered most. */
const FROM_HOUR = "18:00";
const UNTIL_HOUR = "08:00";

interface Props {
  team: Team;
  on: Day;
  onClose: () => void;
}

export function OnCallDialog({ team, on, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const required = useRequired();
  const sending = useTeamCommand();
  const submit = (filled: Filled) =>
    void sending.send(
      `teams/${team.team}/on-call`,
      { ...filled, zone: filled.zone ?? null },
      {
        done: onClose,
        failed: (error) =>
          markRefused(form, error, t("refusedField"), {
            channel_not_proven: ["staff"],
            shift_invalid: ["ends"],
          }),
      },
    );
  return (
    <FormDialog<Filled>
      title={t("onCall.add")}
      form={form}
      initialValues={{ starts: `${on}T${FROM_HOUR}`, ends: `${daysFrom(on, 1)}T${UNTIL_HOUR}`, zone: null }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <Form.Item name="staff" label={t("teams.member")} rules={required(t("teams.member"))}>
        <MemberField members={team.members} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="starts" label={t("onCall.starts")} rules={required(t("onCall.starts"))}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="ends" label={t("onCall.ends")} rules={required(t("onCall.ends"))}>
          <Input type="datetime-local" />
        </Form.Item>
      </div>
      <Form.Item name="zone" label={t("onCall.zone")}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={[{ value: null, label: t("onCall.ownZone") }, ...ZONES]}
        />
      </Form.Item>
    </FormDialog>
  );
}

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));

interface MemberProps {
  id?: string;
  value?: string;
  onChange?: (staff: string) => void;
  members: readonly TeamMember[];
}

/** Those who may not are shown, and why. */
function MemberField({ id, value, onChange, members }: MemberProps) {
  const { t } = useTranslation();
  const permitWords = usePermitWords();
  return (
    <Select
      showSearch={{ optionFilterProp: "label" }}
      options={members.map(({ staff, name, duty, professions, go_on_call }) => {
        const why = permitWords(go_on_call);
        const about = [t(`duty.${duty}`), ...professions.map((one) => t(`profession.${one}`))].join(" · ");
        return {
          value: staff,
          label: why === null ? `${name} · ${about}` : `${name} · ${t("teams.mayNotGoOnCall")}`,
          disabled: why !== null,
          title: why ?? about,
        };
      })}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
