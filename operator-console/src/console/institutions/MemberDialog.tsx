// Somebody's place in an institution: title, rank and licence. A changed title or licence has to be verified anew.
import { Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type {
  InstitutionMember,
  InstitutionView,
  MedicalRank,
  PutInstitutionMember,
  StaffId,
  TitleWord,
} from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWords } from "../words";
import { useInstitutionCommand, useInstitutionPeople } from "./queries";

interface Filled {
  staff: StaffId;
  /** Null: none that matters here. */
  word: TitleWord | null;
  rank: MedicalRank;
  licence: string;
}

/** Same as `protocol::limits` for a licence. */
const LICENCE_CHARS = 60;

interface Props {
  view: InstitutionView;
  /** Null: somebody new. */
  member: InstitutionMember | null;
  onClose: () => void;
}

export function MemberDialog({ view, member, onClose }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Filled>();
  const word = Form.useWatch("word", form);
  const required = useRequired();
  const words = useWords("titleWord");
  const ranks = useWords("medicalRank");
  const sending = useInstitutionCommand();
  const submit = ({ staff, word, rank, licence }: Filled) => {
    const body: Omit<PutInstitutionMember, "id"> = {
      title: word === null ? null : { word, rank },
      licence: word === null ? "" : licence.trim(),
    };
    void sending.put(`institutions/${view.institution}/members/${member?.staff ?? staff}`, body, {
      done: onClose,
      failed: (error) => markRefused(form, error, t("refusedField")),
    });
  };
  return (
    <FormDialog<Filled>
      title={member === null ? t("institutions.addMember") : t("teams.changeOf", { name: member.name })}
      form={form}
      initialValues={{
        word: member?.title?.word ?? null,
        rank: member?.title?.rank ?? "resident",
        licence: member?.licence ?? "",
      }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      {member === null && (
        <Form.Item name="staff" label={t("institutions.member")} rules={required(t("institutions.member"))}>
          <PersonField />
        </Form.Item>
      )}
      <Form.Item name="word" label={t("institutions.titleOf")}>
        <Radio.Group
          vertical
          options={[{ value: null as TitleWord | null, label: t("institutions.noTitle") }, ...words]}
        />
      </Form.Item>
      {word != null && (
        <>
          <Form.Item name="rank" label={t("institutions.rank")}>
            <Radio.Group optionType="button" options={ranks} />
          </Form.Item>
          <Form.Item
            name="licence"
            label={t("institutions.licence")}
            extra={t("institutions.licenceHint")}
            rules={required(t("institutions.licence"))}
          >
            <Input autoComplete="off" maxLength={LICENCE_CHARS} />
          </Form.Item>
        </>
      )}
    </FormDialog>
  );
}

interface PersonProps {
  id?: string;
  value?: StaffId;
  onChange?: (staff: StaffId) => void;
}

/** Whoever belongs to an institution already stands there with its name, and leaves it first. */
function PersonField({ id, value, onChange }: PersonProps) {
  const { t } = useTranslation();
  const people = useInstitutionPeople().data?.people ?? [];
  return (
    <Select
      showSearch={{ optionFilterProp: "label" }}
      notFoundContent={t("institutions.noPeople")}
      options={people.map(({ staff, name, roles, institution }) => ({
        value: staff,
        label: [
          name,
          ...roles.map((role) => t(`role.${role}`)),
          ...(institution === null ? [] : [institution.name]),
        ].join(" · "),
        disabled: institution !== null,
      }))}
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
