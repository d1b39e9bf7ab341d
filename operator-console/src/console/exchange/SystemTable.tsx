// Systems that are entered: where each is, how we sign in there, whether it answers. Never with what we sign in.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { InstitutionSystem } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { HealthTag, useHealthWords } from "./HealthTag";

export function SystemTable({ rows }: { rows: readonly InstitutionSystem[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<InstitutionSystem>
      rows={rows}
      rowKey="institution"
      empty={t("exchange.none")}
      columns={[
        {
          title: t("exchange.institution"),
          render: (_, { institution, name }) => (
            <Link to="/institutions/$institution" params={{ institution }}>
              <b>{name}</b>
            </Link>
          ),
        },
        {
          title: t("exchange.health"),
          render: (_, { health, answer }) => <HealthTag health={health} answer={answer} />,
        },
        { title: t("exchange.address"), render: (_, { base_url }) => <code>{base_url}</code> },
        { title: t("exchange.signIn"), render: (_, { sign_in }) => t(`systemSignIn.${sign_in}`) },
        {
          title: t("exchange.changed"),
          render: (_, { changed_by_name, changed_at }) => (
            <span className="num">
              {changed_by_name} <span className="muted">{dayAndTime(changed_at)}</span>
            </span>
          ),
        },
      ]}
    />
  );
}

export function SystemExport({ rows }: { rows: readonly InstitutionSystem[] }) {
  const { t } = useTranslation();
  const healthWords = useHealthWords();
  return (
    <ExportButton
      name={t("exchange.systems")}
      head={[
        t("exchange.institution"),
        t("exchange.health"),
        t("exchange.answer"),
        t("exchange.address"),
        t("exchange.signIn"),
        t("exchange.changed"),
      ]}
      rows={rows.map((row) => [
        row.name,
        healthWords(row.health),
        row.answer,
        row.base_url,
        t(`systemSignIn.${row.sign_in}`),
        `${row.changed_by_name} ${dayAndTime(row.changed_at)}`,
      ])}
    />
  );
}
