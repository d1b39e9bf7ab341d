// Plans a training or writes it down after it was held; or corrects one.
import { Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Course, NewTraining, Training } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import type { RefusedAt } from "../forms/refused-field";
import { useMe } from "../sign-in";
import { useWords } from "../words";
import { type Day, dayInYear } from "./calendar";
import { DayItem, FormDialog, MinutesItem, ReasonItem, useRequired } from "./FormDialog";
import { usePeople } from "./PeopleField";
import { useSending } from "./queries";

type Filled = Omit<NewTraining, "id"> & { reason: string };

/** Which field a refusal is about. */
const REFUSED_AT: RefusedAt = { entry_in_future: ["on"], staff_not_found: ["trainer"] };

interface Props {
  today: Day;
  courses: readonly Course[];
  /** Null: a new one. */
  training: Training | null;
  onClose: () => void;
}

export function TrainingDialog({ today, courses, training, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const [form] = Form.useForm<Filled>();
  const sending = useSending();
  const submit = ({ reason, ...filled }: Filled) => {
    const after = {
      done: onClose,
      failed: (error: unknown) => markRefused(form, error, t("refusedField"), REFUSED_AT),
    };
    if (training === null) return void sending.send("trainings", filled, after);
    const { course: _, trainer: __, ...held } = filled;
    const to = { kind: "held", ...held };
    void sending.send(`trainings/${training.training}/corrections`, { reason, to }, after);
  };
  const begun: Partial<Filled> = training ?? {
    on: today,
    ...(me === null ? {} : { trainer: me.staff }),
    lecturer: "",
    organiser: "centre",
    place: "",
    materials: "",
  };
  const title =
    training === null
      ? t("training.add")
      : t("training.correctTitle", { title: training.title, day: dayInYear(training.on, i18n.language) });
  return (
    <FormDialog<Filled>
      title={title}
      form={form}
      initialValues={begun}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <CourseAndTrainer
        courses={courses}
        fixed={training === null ? "no" : "yes"}
        onCourse={(course) => form.setFieldValue("minutes", course.minutes)}
      />
      <Circumstances />
      {training !== null && <ReasonItem />}
    </FormDialog>
  );
}

interface CourseProps {
  courses: readonly Course[];
  /** A correction keeps both: who answers for it and what it is of. */
  fixed: "no" | "yes";
  onCourse: (course: Course) => void;
}

function CourseAndTrainer({ courses, fixed, onCourse }: CourseProps) {
  const { t } = useTranslation();
  const required = useRequired();
  const people = usePeople();
  return (
    <div className="two-columns">
      <Form.Item name="course" label={t("training.course")} rules={required(t("training.course"))}>
        <Select
          disabled={fixed === "yes"}
          showSearch={{ optionFilterProp: "label" }}
          options={courses.map(({ course, title }) => ({ value: course, label: title }))}
          onChange={(chosen) => {
            const course = courses.find((one) => one.course === chosen);
            if (course !== undefined) onCourse(course);
          }}
        />
      </Form.Item>
      <Form.Item
        name="trainer"
        label={t("training.trainer")}
        extra={t("training.trainerHint")}
        rules={required(t("training.trainer"))}
      >
        <Select disabled={fixed === "yes"} showSearch={{ optionFilterProp: "label" }} options={people} />
      </Form.Item>
    </div>
  );
}

function Circumstances() {
  const { t } = useTranslation();
  const organisers = useWords("organiser");
  return (
    <>
      <div className="two-columns">
        <DayItem name="on" label={t("training.day")} />
        <MinutesItem name="minutes" label={t("training.minutes")} />
        <Form.Item name="organiser" label={t("training.organiser")}>
          <Select options={organisers} />
        </Form.Item>
        <Form.Item name="lecturer" label={t("training.lecturer")} extra={t("training.lecturerHint")}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
      <Form.Item name="place" label={t("training.place")}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="materials" label={t("training.materials")}>
        <Input.TextArea rows={2} />
      </Form.Item>
    </>
  );
}
