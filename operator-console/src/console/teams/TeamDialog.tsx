// A team as it is entered: where it works, who helps out in which order, and who is to be on call at every minute.
import { useNavigate } from "@tanstack/react-router";
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { EscalationPolicy, Team, TeamForm, TeamId } from "../../protocol/generated";
import { RankedList } from "../components/RankedList";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { NeedsField } from "./NeedsField";
import { DEFAULT_NEEDS } from "./needs";
import { DEFAULT_POLICY } from "./policy";
import { useAreaChoices, useTeamCommand, useTeams } from "./queries";

type Filled = Omit<TeamForm, "policy">;

/** Same as `protocol::limits::TEAM_NAME_CHARS` and `TEAM_NEIGHBOURS`. */
const NAME_CHARS = 60;
const MOST_NEIGHBOURS = 8;

export function NewTeamDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const sending = useTeamCommand();
  return (
    <TeamDialog
      title={t("teams.new")}
      initial={{ name: "", level: "county", neighbours: [], cover: [...DEFAULT_NEEDS] }}
      sending={sending}
      onClose={onClose}
      onSend={(form, failed) =>
        void sending.send<Team>(
          "teams",
          { form: withPolicy(form, DEFAULT_POLICY) },
          {
            done: ({ team }) => void navigate({ to: "/teams/$team", params: { team }, search: {} }),
            failed,
          },
        )
      }
    />
  );
}

export function ChangeTeamDialog({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation();
  const sending = useTeamCommand();
  const { policy, ...initial } = team.form;
  return (
    <TeamDialog
      title={t("teams.changeOf", { name: team.form.name })}
      initial={initial}
      itself={team.team}
      sending={sending}
      onClose={onClose}
      onSend={(form, failed) =>
        void sending.put(
          `teams/${team.team}`,
          { version: team.version, form: withPolicy(form, policy) },
          { done: onClose, failed },
        )
      }
    />
  );
}

const withPolicy = (form: Filled, policy: EscalationPolicy): TeamForm => ({ ...form, policy });

interface Props {
  title: string;
  initial: Partial<Filled>;
  /** Not a neighbour of its own. */
  itself?: TeamId;
  sending: { busy: boolean; failure: unknown };
  onSend: (form: Filled, failed: (error: unknown) => void) => void;
  onClose: () => void;
}

function TeamDialog({ title, initial, itself, sending, onSend, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const required = useRequired();
  const levels = useWords("teamLevel");
  const areas = useAreaChoices();
  return (
    <FormDialog<Filled>
      title={title}
      form={form}
      initialValues={initial}
      sending={sending}
      onFinish={(filled) => onSend(filled, (error) => markRefused(form, error, t("refusedField")))}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("teams.name")} rules={required(t("teams.name"))}>
        <Input autoComplete="off" maxLength={NAME_CHARS} />
      </Form.Item>
      <div className="two-columns">
        <Form.Item name="level" label={t("teams.level")}>
          <Select options={levels} />
        </Form.Item>
        <Form.Item name="area" label={t("teams.area")} rules={required(t("teams.area"))}>
          <Select showSearch={{ optionFilterProp: "label" }} options={areas} />
        </Form.Item>
      </div>
      <Form.Item name="neighbours" label={t("teams.neighbours")} extra={t("teams.neighboursHint")}>
        <Neighbours {...(itself === undefined ? {} : { itself })} />
      </Form.Item>
      <Form.Item name="cover" label={t("teams.coverWanted")} extra={t("teams.coverWantedHint")}>
        <NeedsField />
      </Form.Item>
    </FormDialog>
  );
}

interface NeighboursProps {
  id?: string;
  value?: TeamId[];
  onChange?: (teams: TeamId[]) => void;
  itself?: TeamId;
}

/** Chosen in any order, then moved into theirs. */
function Neighbours({ id, value = [], onChange, itself }: NeighboursProps) {
  const teams = (useTeams().data?.teams ?? []).filter(
    ({ team, closed_at }) => team !== itself && (closed_at === null || value.includes(team)),
  );
  const nameOf = (team: TeamId) => teams.find((one) => one.team === team)?.name ?? team;
  return (
    <div className="stack">
      <Select
        mode="multiple"
        maxCount={MOST_NEIGHBOURS}
        showSearch={{ optionFilterProp: "label" }}
        options={teams.map(({ team, name }) => ({ value: team, label: name }))}
        value={value}
        {...(id === undefined ? {} : { id })}
        {...(onChange === undefined ? {} : { onChange })}
      />
      {value.length > 1 && <RankedList value={value} nameOf={nameOf} onChange={onChange} />}
    </div>
  );
}
