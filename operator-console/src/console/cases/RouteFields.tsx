// To whom the person is referred: the default receiver of where they live, somebody else, or over the green channel.
import { CloseOutlined } from "@ant-design/icons";
import { Alert, Button, Form, type FormInstance, Input, Radio, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { AreaId, InstitutionId, ReceiverRow, Receivers } from "../../protocol/generated";
import { RankedList } from "../components/RankedList";
import { Failure } from "../components/states";
import { EMPTY_GREEN, GreenFields } from "../referrals/GreenFields";
import type { FilledRoute } from "./case-form";
import { useReceivers } from "./queries";

export const EMPTY_ROUTE: FilledRoute = { way: "one", priority: "routine", green: EMPTY_GREEN, ladder: [] };

/** What the form holds that the route stands in. */
interface Holds {
  area: AreaId;
  route: FilledRoute;
  note: string;
}

/** Same as `protocol::limits` for what is written to a receiver. */
const NOTE_CHARS = 4_000;

export function RouteFields({ form, area }: { form: FormInstance; area: AreaId | undefined }) {
  const { t } = useTranslation();
  const query = useReceivers(area);
  const way = Form.useWatch<FilledRoute["way"]>(["route", "way"], form);
  useDefaultReceiver(form, query.data);
  return (
    <fieldset aria-labelledby="case-route">
      <h2 id="case-route">{t("refer.route")}</h2>
      {query.error !== null && <Failure error={query.error} retry={() => void query.refetch()} />}
      <Form.Item<Holds> name={["route", "way"]} label={t("refer.way")}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "one", label: t("refer.wayOne") },
            { value: "green", label: t("refer.wayGreen") },
          ]}
        />
      </Form.Item>
      {way === "green" ? (
        <Green receivers={query.data} area={area} />
      ) : (
        <One receivers={query.data?.receivers ?? []} area={area} />
      )}
      <Form.Item<Holds> name="note" label={t("refer.note")} extra={t("refer.noteHint")}>
        <Input.TextArea rows={2} maxLength={NOTE_CHARS} />
      </Form.Item>
    </fieldset>
  );
}

/** The default one stands there already, and the hospitals in the centre's order; whoever lives elsewhere has others. */
function useDefaultReceiver(form: FormInstance, receivers: Receivers | undefined): void {
  useEffect(() => {
    if (receivers === undefined) return;
    const standing = receivers.receivers.find((one) => one.standing === "default");
    form.setFieldValue(["route", "to"], standing?.institution);
    form.setFieldValue(
      ["route", "ladder"],
      receivers.green_ladder.map(({ institution }) => institution),
    );
  }, [form, receivers]);
}

function useReceiverWords(): (row: ReceiverRow) => string {
  const { t } = useTranslation();
  return ({ name, kind, direction, nearness, standing, area_name }) =>
    [
      name,
      ...(standing === "default" ? [t("refer.isDefault")] : []),
      t(`institutionKind.${kind}`),
      t(`referralDirection.${direction}`),
      area_name ?? t(`nearness.${nearness}`),
    ].join(" · ");
}

function One({ receivers, area }: { receivers: readonly ReceiverRow[]; area: AreaId | undefined }) {
  const { t } = useTranslation();
  const words = useReceiverWords();
  return (
    <>
      <Form.Item<Holds>
        name={["route", "to"]}
        label={t("refer.to")}
        extra={area === undefined ? t("refer.areaFirst") : t("refer.toHint")}
        rules={[{ required: true, message: t("accounts.required", { what: t("refer.to") }) }]}
      >
        <Select
          showSearch={{ optionFilterProp: "label" }}
          disabled={area === undefined}
          notFoundContent={t("refer.nobody")}
          options={receivers.map((row) => ({ value: row.institution, label: words(row) }))}
        />
      </Form.Item>
      <Form.Item<Holds> name={["route", "priority"]} label={t("refer.priority")}>
        <Radio.Group
          optionType="button"
          options={(["routine", "urgent"] as const).map((value) => ({
            value,
            label: t(`referralPriority.${value}`),
          }))}
        />
      </Form.Item>
    </>
  );
}

function Green({ receivers, area }: { receivers: Receivers | undefined; area: AreaId | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      <Alert type="warning" showIcon title={t("refer.greenHint")} />
      <GreenFields name={["route", "green"]} />
      <Form.Item<Holds>
        name={["route", "ladder"]}
        label={t("refer.ladder")}
        extra={area === undefined ? t("refer.areaFirst") : t("refer.ladderHint")}
        rules={[{ type: "array", min: 1, message: t("refer.ladderEmpty") }]}
      >
        <LadderField receivers={receivers} />
      </Form.Item>
    </>
  );
}

interface LadderProps {
  id?: string;
  value?: InstitutionId[];
  onChange?: (ladder: InstitutionId[]) => void;
  receivers: Receivers | undefined;
}

/** The hospitals in the order in which they are asked. */
function LadderField({ id, value = [], onChange, receivers }: LadderProps) {
  const { t } = useTranslation();
  const nameOf = (one: InstitutionId) =>
    receivers?.green_ladder.find(({ institution }) => institution === one)?.name ?? one;
  if (value.length === 0)
    return (
      <p id={id} className="late">
        {t("refer.ladderEmpty")}
      </p>
    );
  return (
    <RankedList
      id={id}
      value={value}
      nameOf={nameOf}
      onChange={onChange}
      beside={(one) => (
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t("refer.withoutOf", { name: nameOf(one) })}
          onClick={() => onChange?.(value.filter((other) => other !== one))}
        />
      )}
    />
  );
}

/** By name, to whom it goes as the form stands. */
export function chosenNames(
  receivers: Receivers | undefined,
  route: Partial<FilledRoute> | undefined,
): string[] {
  if (receivers === undefined || route === undefined) return [];
  if (route.way === "green")
    return receivers.green_ladder
      .filter(({ institution }) => route.ladder?.includes(institution))
      .map(({ name }) => name);
  return receivers.receivers.filter(({ institution }) => institution === route.to).map(({ name }) => name);
}
