// Sessions to choose among the recent ones of certain people.
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { FoundSession, SessionId, StaffId } from "../../protocol/generated";
import { queryOf } from "../review/filter";
import { useFound } from "../review/queries";

interface Props {
  /** Who held them; nobody yet where it is empty. */
  people: readonly StaffId[];
  /** These are given by the form around it. */
  id?: string;
  value?: SessionId[];
  onChange?: (chosen: SessionId[]) => void;
}

export function SessionsField({ people, id, value = [], onChange }: Props) {
  const { t } = useTranslation();
  const found = useFound(queryOf({ operator: [...people] }), people.length > 0 ? "wanted" : "not_yet");
  const rows = people.length > 0 ? (found.data?.rows ?? []) : [];
  const words = ({ opened_at, alias, tier }: FoundSession) =>
    `${dayAndTime(opened_at)} ${alias} · ${t(`tier.${tier ?? "unrated"}`)}`;
  const known = new Set(rows.map(({ session }) => session));
  const options = [
    ...rows.map((row) => ({ value: row.session, label: words(row) })),
    ...value
      .filter((session) => !known.has(session))
      .map((session) => ({ value: session, label: t("supervisions.session", { id: session.slice(-8) }) })),
  ];
  return (
    <Select
      mode="multiple"
      className="wide"
      showSearch={{ optionFilterProp: "label" }}
      placeholder={people.length === 0 ? t("chooser.nobody") : ""}
      notFoundContent={t(people.length === 0 ? "chooser.nobody" : "chooser.none")}
      loading={found.isFetching}
      options={options}
      value={value}
      {...(id === undefined ? {} : { id })}
      {...(onChange === undefined ? {} : { onChange })}
    />
  );
}
