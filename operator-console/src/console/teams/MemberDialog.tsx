// A member as they are entered: part, professions, skills, telephone, and how they are paged.
import { Checkbox, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type {
  ContactForm,
  PageChannel,
  PutMember,
  StaffId,
  Team,
  TeamMember,
} from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { CHANNELS } from "./policy";
import { useTeamCommand, useTeamPeople } from "./queries";

interface Filled extends Omit<PutMember, "id" | "contacts"> {
  staff: StaffId;
  /** Address by channel; empty for none. */
  addresses: Partial<Record<PageChannel, string>>;
}

const PHONE_CHARS = 40;
const ADDRESS_CHARS = 400;
const ADDRESSED = CHANNELS.filter((channel) => channel !== "console");

export function MemberDialog({
  team,
  member,
  onClose,
}: {
  team: Team;
  member: TeamMember | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const duties = useWords("duty");
  const professions = useWords("profession");
  const skills = useWords("skill");
  const required = useRequired();
  const sending = useTeamCommand();
  const submit = ({ staff, addresses, ...filled }: Filled) =>
    void sending.put(
      `teams/${team.team}/members/${member?.staff ?? staff}`,
      { ...filled, contacts: contactsOf(addresses) },
      { done: onClose, failed: (error) => markRefused(form, error, t("refusedField")) },
    );
  return (
    <FormDialog<Filled>
      title={member === null ? t("teams.addMember") : t("teams.changeOf", { name: member.name })}
      form={form}
      initialValues={initialOf(member)}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      {member === null && (
        <Form.Item name="staff" label={t("teams.member")} rules={required(t("teams.member"))}>
          <PersonField />
        </Form.Item>
      )}
      <Form.Item name="duty" label={t("teams.duty")}>
        <Radio.Group optionType="button" options={duties} />
      </Form.Item>
      <Form.Item
        name="professions"
        label={t("teams.professions")}
        rules={[{ type: "array", min: 1, message: t("accounts.required", { what: t("teams.professions") }) }]}
      >
        <Checkbox.Group options={professions} />
      </Form.Item>
      <Form.Item name="skills" label={t("teams.skills")}>
        <Checkbox.Group options={skills} />
      </Form.Item>
      <Form.Item name="phone" label={t("teams.phone")} extra={t("teams.phoneHint")}>
        <Input type="tel" autoComplete="off" maxLength={PHONE_CHARS} />
      </Form.Item>
      <p className="lead">{t("teams.channelsHint")}</p>
      <div className="two-columns">
        {ADDRESSED.map((channel) => (
          <Form.Item key={channel} name={["addresses", channel]} label={t(`pageChannel.${channel}`)}>
            <Input autoComplete="off" maxLength={ADDRESS_CHARS} placeholder={t(`teams.address.${channel}`)} />
          </Form.Item>
        ))}
      </div>
    </FormDialog>
  );
}

function initialOf(member: TeamMember | null): Partial<Filled> {
  if (member === null) return { duty: "member", professions: [], skills: [], phone: "", addresses: {} };
  const { duty, professions, skills, phone, contacts } = member;
  const addresses = Object.fromEntries(contacts.map(({ channel, address }) => [channel, address ?? ""]));
  return { duty, professions, skills, phone, addresses };
}

const contactsOf = (addresses: Filled["addresses"]): ContactForm[] =>
  ADDRESSED.map((channel) => ({ channel, address: (addresses[channel] ?? "").trim() })).filter(
    ({ address }) => address !== "",
  );

interface PersonProps {
  id?: string;
  value?: StaffId;
  onChange?: (staff: StaffId) => void;
}

/** Those with a part in crisis teams; whoever is in one already stands there with its name. */
function PersonField({ id, value, onChange }: PersonProps) {
  const { t } = useTranslation();
  const people = useTeamPeople().data?.people ?? [];
  return (
    <Select
      showSearch={{ optionFilterProp: "label" }}
      notFoundContent={t("teams.noPeople")}
      options={people.map(({ staff, name, team }) => ({
        value: staff,
        label: team === null ? name : `${name} · ${team.name}`,
        // Somebody is in one team: they leave it first.
        disabled: team !== null,
      }))}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
