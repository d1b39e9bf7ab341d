// Trainings of a year as a table: planned or held, by whom, and how many have been confirmed.
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Training } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import type { Day } from "./calendar";
import { type Changes, EntryTable } from "./EntryTable";

interface Props {
  rows: readonly Training[];
  today: Day;
  empty: string;
  onPeople: (training: Training) => void;
  changes: Changes<Training>;
}

function useTrainingWords(today: Day) {
  const { t } = useTranslation();
  return {
    state: ({ on }: Training) => t(on > today ? "training.planned" : "training.tookPlace"),
    people: ({ people }: Training) =>
      t("training.peopleCount", {
        n: people.length,
        confirmed: people.filter(({ attendance }) => attendance !== null).length,
      }),
    trainer: ({ trainer_name, lecturer }: Training) =>
      lecturer === "" ? trainer_name : `${trainer_name} · ${lecturer}`,
  };
}

export function TrainingTable({ rows, today, empty, onPeople, changes }: Props) {
  const { t } = useTranslation();
  const words = useTrainingWords(today);
  return (
    <EntryTable<Training>
      rows={rows}
      rowKey="training"
      empty={empty}
      keeper={({ trainer }) => trainer}
      words={{
        day: t("training.day"),
        actions: t("training.actions"),
        correct: t("training.correct"),
        withdraw: t("training.withdraw"),
      }}
      changes={changes}
      columns={[
        {
          title: t("training.course"),
          render: (_, { title, kind }) => (
            <>
              <b>{title}</b> <span className="muted">{t(`trainingKind.${kind}`)}</span>
            </>
          ),
        },
        { title: t("training.state"), render: (_, one) => <span className="num">{words.state(one)}</span> },
        { title: t("training.trainer"), render: (_, one) => words.trainer(one) },
        {
          title: t("training.organiser"),
          render: (_, { organiser }) => <span className="num">{t(`organiser.${organiser}`)}</span>,
        },
        { title: t("training.minutes"), dataIndex: "minutes" },
        {
          title: t("training.people"),
          render: (_, one) => (
            <Button
              size="small"
              aria-label={`${t("training.peopleOf", { title: one.title })}: ${words.people(one)}`}
              onClick={() => onPeople(one)}
            >
              {words.people(one)}
            </Button>
          ),
        },
      ]}
    />
  );
}

export function TrainingExport({ rows, today }: { rows: readonly Training[]; today: Day }) {
  const { t } = useTranslation();
  const words = useTrainingWords(today);
  return (
    <ExportButton
      name={t("training.title")}
      head={[
        t("training.day"),
        t("training.course"),
        t("training.kind"),
        t("training.state"),
        t("training.trainer"),
        t("training.organiser"),
        t("training.minutes"),
        t("training.place"),
        t("training.people"),
      ]}
      rows={rows.map((one) => [
        one.on,
        one.title,
        t(`trainingKind.${one.kind}`),
        one.mark === "withdrawn" ? t("entryMark.withdrawn") : words.state(one),
        words.trainer(one),
        t(`organiser.${one.organiser}`),
        one.minutes,
        one.place,
        words.people(one),
      ])}
    />
  );
}
