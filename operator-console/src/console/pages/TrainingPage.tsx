// Training: the courses of the plan, and what was held of them in a year.
import { PlusOutlined } from "@ant-design/icons";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Course, Training } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { Loaded } from "../components/states";
import { CourseDialog } from "../ledgers/CourseDialog";
import { type Day, dayInYear, yearOf } from "../ledgers/calendar";
import { ImportButton } from "../ledgers/ImportButton";
import { PeriodPicker } from "../ledgers/PeriodPicker";
import { useCourses, useStandings, useTrainings } from "../ledgers/queries";
import { TrainingDialog } from "../ledgers/TrainingDialog";
import { TrainingPeople } from "../ledgers/TrainingPeople";
import { TrainingExport, TrainingTable } from "../ledgers/TrainingTable";
import { TrainingVersions } from "../ledgers/VersionsDrawer";
import { WithdrawDialog } from "../ledgers/WithdrawDialog";

export function TrainingPage() {
  const { t } = useTranslation();
  const query = useStandings();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <Loaded query={query}>{({ on }) => <OfYear today={on} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t("training.title")}</h1>}
    </main>
  );
}

type Dialog =
  | { kind: "course" }
  | { kind: "training" }
  /** By its id: its people change while they are looked at. */
  | { kind: "people" | "correct" | "withdraw" | "versions"; training: string };

function OfYear({ today }: { today: Day }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { year = yearOf(today) } = useSearch({ from: "/ledgers/training" });
  const query = useTrainings(year);
  const courses = useCourses();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const rows = query.data?.trainings ?? [];
  const open = (kind: "people" | "correct" | "withdraw" | "versions") => (training: Training) =>
    setDialog({ kind, training: training.training });
  const known = courses.data?.courses ?? [];
  return (
    <>
      <div className="page-h">
        <h1>{t("training.title")}</h1>
        <PeriodPicker
          shown={year}
          words={{ label: t("training.year"), earlier: t("training.earlier"), later: t("training.later") }}
          onStep={(by) =>
            void navigate({ to: "/ledgers/training", search: { year: String(Number(year) + by) } })
          }
        />
        <span className="grow" />
        <TrainingExport rows={rows} today={today} />
        <ImportButton />
        <Button icon={<PlusOutlined />} onClick={() => setDialog({ kind: "course" })}>
          {t("training.addCourse")}
        </Button>
        <Button
          type="primary"
          icon={<PlusOutlined />}
          disabled={known.length === 0}
          title={known.length === 0 ? t("training.addFirst") : ""}
          onClick={() => setDialog({ kind: "training" })}
        >
          {t("training.add")}
        </Button>
      </div>
      <section className="card" aria-labelledby="trainings-held">
        <h2 id="trainings-held">{t("training.held", { year })}</h2>
        <Loaded query={query}>
          {() => (
            <TrainingTable
              rows={rows}
              today={today}
              empty={t("training.none", { year })}
              onPeople={open("people")}
              changes={{
                onCorrect: open("correct"),
                onWithdraw: open("withdraw"),
                onVersions: open("versions"),
              }}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      <section className="card" aria-labelledby="courses">
        <h2 id="courses">{t("training.courses")}</h2>
        <Loaded query={courses}>{() => <CourseTable rows={known} />}</Loaded>
      </section>
      <OpenDialog
        today={today}
        dialog={dialog}
        trainings={rows}
        courses={known}
        onClose={() => setDialog(null)}
      />
    </>
  );
}

interface DialogProps {
  today: Day;
  dialog: Dialog | null;
  trainings: readonly Training[];
  courses: readonly Course[];
  onClose: () => void;
}

function OpenDialog({ today, dialog, trainings, courses, onClose }: DialogProps) {
  const { t, i18n } = useTranslation();
  if (dialog === null) return null;
  if (dialog.kind === "course") return <CourseDialog onClose={onClose} />;
  if (dialog.kind === "training")
    return <TrainingDialog today={today} courses={courses} training={null} onClose={onClose} />;
  const training = trainings.find((one) => one.training === dialog.training);
  if (training === undefined) return null;
  switch (dialog.kind) {
    case "people":
      return <TrainingPeople today={today} training={training} onClose={onClose} />;
    case "correct":
      return <TrainingDialog today={today} courses={courses} training={training} onClose={onClose} />;
    case "versions":
      return <TrainingVersions entry={training} onClose={onClose} />;
    case "withdraw":
      return (
        <WithdrawDialog
          title={t("training.withdrawTitle", {
            title: training.title,
            day: dayInYear(training.on, i18n.language),
          })}
          path={`trainings/${training.training}/corrections`}
          onClose={onClose}
        />
      );
  }
}

function CourseTable({ rows }: { rows: readonly Course[] }) {
  const { t } = useTranslation();
  return (
    <ListTable<Course>
      rows={rows}
      rowKey="course"
      empty={t("training.noCourses")}
      columns={[
        { title: t("training.courseTitle"), render: (_, { title }) => <b>{title}</b> },
        { title: t("training.kind"), render: (_, { kind }) => t(`trainingKind.${kind}`) },
        { title: t("training.minutes"), dataIndex: "minutes" },
        {
          title: t("training.validMonths"),
          render: (_, { valid_months }) => valid_months ?? t("training.forever"),
        },
        { title: t("training.content"), dataIndex: "content" },
      ]}
    />
  );
}
