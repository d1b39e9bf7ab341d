// Supervisions as a table: what was held, and who has confirmed it.
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Person, Supervision } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { type Changes, EntryTable } from "./EntryTable";

interface Props {
  rows: readonly Supervision[];
  empty: string;
  changes: Changes<Supervision>;
}

export function SupervisionTable({ rows, empty, changes }: Props) {
  const { t } = useTranslation();
  return (
    <EntryTable<Supervision>
      rows={rows}
      rowKey="supervision"
      empty={empty}
      keeper={({ supervisor }) => supervisor}
      words={{
        day: t("supervisions.day"),
        actions: t("supervisions.actions"),
        correct: t("supervisions.correct"),
        withdraw: t("supervisions.withdraw"),
      }}
      changes={changes}
      columns={[
        {
          title: t("supervisions.kind"),
          render: (_, { kind, minutes }) => (
            <span className="num">
              {t(`supervisionKind.${kind}`)} · {t("training.minutesShort", { n: minutes })}
            </span>
          ),
        },
        { title: t("supervisions.supervisor"), dataIndex: "supervisor_name", className: "num" },
        { title: t("supervisions.people"), render: (_, { people }) => <People people={people} /> },
        { title: t("supervisions.points"), render: (_, entry) => <Points entry={entry} /> },
      ]}
    />
  );
}

function People({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  return (
    <ul className="plain gap">
      {people.map(({ staff, name, confirmed_at }) => (
        <li key={staff} className="num">
          <span aria-hidden="true">{confirmed_at === null ? "○" : "●"}</span> {name}{" "}
          <span className="muted">
            {t(confirmed_at === null ? "supervisions.notConfirmed" : "supervisions.confirmed")}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Points({ entry: { points, previous, sessions } }: { entry: Supervision }) {
  const { t } = useTranslation();
  return (
    <div className="points">
      {points !== "" && <p>{points}</p>}
      {previous !== "" && (
        <p className="muted">
          {t("supervisions.previous")}: {previous}
        </p>
      )}
      {sessions.length > 0 && (
        <p className="gap">
          {sessions.map((session) => (
            <Link key={session} to="/sessions/$session" params={{ session }} className="num">
              {t("supervisions.session", { id: session.slice(-8) })}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}

export function SupervisionExport({ rows }: { rows: readonly Supervision[] }) {
  const { t } = useTranslation();
  const names = (people: readonly Person[], confirmed: "yes" | "no") =>
    people
      .filter(({ confirmed_at }) => (confirmed_at === null) === (confirmed === "no"))
      .map(({ name }) => name)
      .join(" · ");
  return (
    <ExportButton
      name={t("supervisions.title")}
      head={[
        t("supervisions.day"),
        t("supervisions.kind"),
        t("supervisions.minutes"),
        t("supervisions.supervisor"),
        t("supervisions.confirmed"),
        t("supervisions.notConfirmed"),
        t("supervisions.points"),
        t("supervisions.previous"),
        t("supervisions.state"),
      ]}
      rows={rows.map((one) => [
        one.on,
        t(`supervisionKind.${one.kind}`),
        one.minutes,
        one.supervisor_name,
        names(one.people, "yes"),
        names(one.people, "no"),
        one.points,
        one.previous,
        t(`entryMark.${one.mark}`),
      ])}
    />
  );
}
