// Begins a report: of a month by default, of any days where they are wanted.
import { useNavigate } from "@tanstack/react-router";
import { Form, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import type { Report } from "../../protocol/generated";
import { markRefused } from "../forms/mark-refused";
import { wholeDaysOf } from "../kpis/figures";
import { DayItem, FormDialog } from "../ledgers/FormDialog";
import { useToday } from "../today";
import { useReportCommand } from "./queries";

interface Filled {
  first_day: string;
  last_day: string;
}

const PRESETS = ["last_month", "this_month", "this_year"] as const;

export function NewReportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const today = useToday();
  const [form] = Form.useForm<Filled>();
  const sending = useReportCommand();
  const lastMonth = wholeDaysOf("last_month", today);
  const submit = (filled: Filled) =>
    void sending.send<Report>("reports", filled, {
      done: ({ report }) => void navigate({ to: "/reports/$report", params: { report } }),
      failed: (error) => markRefused(form, error, t("refusedField")),
    });
  return (
    <FormDialog<Filled>
      title={t("reports.new")}
      okText={t("reports.begin")}
      form={form}
      initialValues={{ first_day: lastMonth.from, last_day: lastMonth.to }}
      sending={sending}
      onFinish={submit}
      onClose={onClose}
    >
      <p className="muted lead">{t("reports.newHint")}</p>
      <Presets today={today} />
      <div className="two-columns">
        <DayItem name="first_day" label={t("reports.firstDay")} />
        <DayItem name="last_day" label={t("reports.lastDay")} />
      </div>
    </FormDialog>
  );
}

function Presets({ today }: { today: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Filled>();
  const from = Form.useWatch("first_day", form) ?? "";
  const to = Form.useWatch("last_day", form) ?? "";
  const chosen = PRESETS.find((preset) => {
    const days = wholeDaysOf(preset, today);
    return days.from === from && days.to === to;
  });
  return (
    <Form.Item>
      <Segmented<(typeof PRESETS)[number] | "other">
        aria-label={t("kpis.period")}
        value={chosen ?? "other"}
        options={[
          ...PRESETS.map((preset) => ({ value: preset, label: t(`kpis.preset.${preset}`) })),
          { value: "other" as const, label: t("kpis.preset.other") },
        ]}
        onChange={(preset) => {
          if (preset === "other") return;
          const days = wholeDaysOf(preset, today);
          form.setFieldsValue({ first_day: days.from, last_day: days.to });
        }}
      />
    </Form.Item>
  );
}
