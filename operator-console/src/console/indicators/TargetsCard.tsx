// What places are to reach in a year; supervisors set it.
import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form, InputNumber, Popconfirm, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { AreaId, IndicatorMeasure, IndicatorTargetRow } from "../../protocol/generated";
import { ListTable } from "../components/ListTable";
import { Failure, Loaded } from "../components/states";
import { markRefused } from "../forms/mark-refused";
import { FormDialog } from "../ledgers/FormDialog";
import { useRight } from "../sign-in";
import { useAreaChoices } from "../teams/queries";
import { useVisitWords } from "../visits/words";
import { useTargetCommand, useTargets } from "./queries";

const PERMILLE_IN_PERCENT = 10;
const MOST_PERCENT = 100;
/** Same as `desk::indicators`. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

export function TargetsCard({ year }: { year: number }) {
  const { t } = useTranslation();
  const query = useTargets();
  const maySet = useRight("keep_reports");
  const [setting, setSetting] = useState<"no" | "yes">("no");
  return (
    <section className="card" aria-labelledby="indicator-targets">
      <div className="between">
        <h2 id="indicator-targets">{t("indicators.targets")}</h2>
        {maySet && (
          <Button icon={<PlusOutlined />} onClick={() => setSetting("yes")}>
            {t("indicators.setTarget")}
          </Button>
        )}
      </div>
      <p className="muted lead">{t("indicators.targetsHint")}</p>
      <Loaded query={query}>{(rows) => <TargetTable rows={rows} />}</Loaded>
      {setting === "yes" && <TargetDialog year={year} onClose={() => setSetting("no")} />}
    </section>
  );
}

function TargetTable({ rows }: { rows: readonly IndicatorTargetRow[] }) {
  const { t } = useTranslation();
  const maySet = useRight("keep_reports");
  const sending = useTargetCommand();
  const take = ({ measure, area, year }: IndicatorTargetRow) =>
    void sending.put("indicator-targets", { measure, area, year, permille: null }, { done: () => {} });
  return (
    <>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <ListTable<IndicatorTargetRow>
        rows={rows}
        rowKey={({ measure, area, year }) => `${measure} ${area} ${year}`}
        empty={t("indicators.noTargets")}
        columns={[
          { title: t("indicators.targetYear"), render: (_, { year }) => <b className="num">{year}</b> },
          {
            title: t("indicators.measure"),
            render: (_, { measure }) => t(`visitWord.indicatorMeasure.${measure}`),
          },
          {
            title: t("indicators.place"),
            render: (_, { area_name }) => area_name ?? t("indicators.whole"),
          },
          {
            title: t("indicators.percent"),
            render: (_, { permille }) => <span className="num">{permille / PERMILLE_IN_PERCENT}%</span>,
          },
          {
            title: t("indicators.setBy"),
            render: (_, { set_by_name, set_at }) => (
              <span className="muted num">
                {set_by_name} {dayAndTime(set_at)}
              </span>
            ),
          },
          ...(maySet
            ? [
                {
                  key: "take",
                  title: <span className="sr">{t("indicators.take")}</span>,
                  render: (_: unknown, row: IndicatorTargetRow) => (
                    <TakeButton row={row} busy={sending.busy} onTake={() => take(row)} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

interface TakeProps {
  row: IndicatorTargetRow;
  busy: boolean;
  onTake: () => void;
}

function TakeButton({ row: { measure, year }, busy, onTake }: TakeProps) {
  const { t } = useTranslation();
  const what = { measure: t(`visitWord.indicatorMeasure.${measure}`), year };
  return (
    <Popconfirm
      title={t("indicators.takeTitle", what)}
      description={t("indicators.takeBody")}
      okText={t("indicators.take")}
      okButtonProps={{ danger: true, loading: busy }}
      cancelText={t("cancel")}
      onConfirm={onTake}
    >
      <Button size="small" icon={<DeleteOutlined />} aria-label={t("indicators.takeOf", what)} />
    </Popconfirm>
  );
}

interface FilledTarget {
  measure: IndicatorMeasure;
  area: AreaId | null;
  year: number;
  percent: number;
}

function TargetDialog({ year, onClose }: { year: number; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FilledTarget>();
  const sending = useTargetCommand();
  const measures = useVisitWords("indicatorMeasure");
  const areas = useAreaChoices();
  const required = (what: string) => [{ required: true, message: t("accounts.required", { what }) }];
  const send = ({ percent, ...filled }: FilledTarget) =>
    void sending.put(
      "indicator-targets",
      { ...filled, permille: Math.round(percent * PERMILLE_IN_PERCENT) },
      {
        done: onClose,
        failed: (error) => markRefused(form, error, t("refusedField"), {}),
      },
    );
  return (
    <FormDialog<FilledTarget>
      title={t("indicators.setTarget")}
      form={form}
      initialValues={{ measure: "management", area: null, year }}
      sending={sending}
      onFinish={send}
      onClose={onClose}
    >
      <Form.Item name="measure" label={t("indicators.measure")}>
        <Select options={measures} />
      </Form.Item>
      <Form.Item name="area" label={t("indicators.area")}>
        <Select
          showSearch={{ optionFilterProp: "label" }}
          options={[{ value: null, label: t("indicators.whole") }, ...areas]}
        />
      </Form.Item>
      <div className="two-columns">
        <Form.Item
          name="year"
          label={t("indicators.targetYear")}
          rules={required(t("indicators.targetYear"))}
        >
          <InputNumber className="wide" min={FIRST_YEAR} max={LAST_YEAR} precision={0} />
        </Form.Item>
        <Form.Item name="percent" label={t("indicators.percent")} rules={required(t("indicators.percent"))}>
          <InputNumber className="wide" min={0} max={MOST_PERCENT} precision={1} />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
