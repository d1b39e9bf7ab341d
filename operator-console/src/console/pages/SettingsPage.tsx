// The centre's settings: numbers to call, open hours, and the numbers of the rules.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Settings, SettingsView } from "../../protocol/generated";
import { api } from "../api";
import { NumberList } from "../components/NumberList";
import { OpeningField } from "../components/OpeningField";
import { Failure, Loaded } from "../components/states";
import { SupervisingSection } from "../floor/SupervisingSection";
import { markRefused } from "../forms/mark-refused";
import { POLICY_NAMES, POLICY_UNIT, savedSettings, shownSettings } from "../forms/settings";
import { LedgerRulesCard } from "../ledgers/LedgerRulesCard";
import { useRight } from "../sign-in";
import { useWords } from "../words";

export function SettingsPage() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: ["settings"], queryFn: () => api.get<SettingsView>("settings") });
  return (
    <main id="main" className="page" tabIndex={-1}>
      <h1>{t("settings.title")}</h1>
      <Loaded query={query}>{(view) => <SettingsForm key={view.changed_at} view={view} />}</Loaded>
      <LedgerRulesCard />
    </main>
  );
}

function SettingsForm({ view }: { view: SettingsView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const mayChange = useRight("manage_settings");
  const [form] = Form.useForm<Settings>();
  const [failure, setFailure] = useState<unknown>(null);
  const [state, setState] = useState<"as_saved" | "changed" | "saving">("as_saved");
  const submit = async (filled: Settings) => {
    setState("saving");
    setFailure(null);
    try {
      queries.setQueryData(["settings"], await api.put<SettingsView>("settings", savedSettings(filled)));
      await queries.invalidateQueries({ queryKey: ["centre"] });
      setState("as_saved");
      void message.success(t("settings.saved"));
    } catch (error) {
      setState("changed");
      setFailure(error);
      markRefused(form, error, t("refusedField"));
    }
  };
  return (
    <Form<Settings>
      form={form}
      layout="vertical"
      className="settings"
      requiredMark={false}
      disabled={!mayChange}
      initialValues={shownSettings(view.settings)}
      onValuesChange={() => setState("changed")}
      onFinish={submit}
      onFinishFailed={() => void message.error(t("settings.invalid"))}
    >
      {!mayChange && <Alert type="info" showIcon title={t("settings.readOnly")} />}
      {view.warnings.map((warning) => (
        <Alert key={warning} type="warning" showIcon title={t(`settings.warning.${warning}`)} />
      ))}
      {failure !== null && <Failure error={failure} />}
      <Sections />
      <div className="save-bar">
        <span className="muted num">{t("settings.changedAt", { t: dayAndTime(view.changed_at) })}</span>
        <span className="grow" />
        <span role="status" className="late">
          {state === "changed" && t("settings.unsaved")}
        </span>
        <Button type="primary" htmlType="submit" loading={state === "saving"}>
          {t("save")}
        </Button>
      </div>
    </Form>
  );
}

function Sections() {
  const { t } = useTranslation();
  const languages = useWords("language");
  const required = (what: string) => [{ required: true, message: t("accounts.required", { what }) }];
  return (
    <>
      <section className="card" aria-labelledby="settings-centre">
        <h2 id="settings-centre">{t("settings.centre")}</h2>
        <div className="two-columns">
          <Form.Item
            name="centre_name"
            label={t("settings.centreName")}
            rules={required(t("settings.centreName"))}
          >
            <Input />
          </Form.Item>
          <Form.Item
            name="exit_url"
            label={t("settings.exitUrl")}
            rules={[...required(t("settings.exitUrl")), { type: "url" }]}
          >
            <Input type="url" />
          </Form.Item>
        </div>
        <Form.Item
          name="languages"
          label={t("settings.languages")}
          rules={[
            {
              type: "array",
              min: 1,
              message: t("accounts.required", { what: t("settings.languages") }),
            },
          ]}
        >
          <Checkbox.Group options={languages} />
        </Form.Item>
      </section>
      <section className="card" aria-labelledby="settings-numbers">
        <h2 id="settings-numbers">{t("settings.numbers")}</h2>
        <p className="muted">{t("settings.numbersHint")}</p>
        <NumberList />
      </section>
      <section className="card" aria-labelledby="settings-opening">
        <h2 id="settings-opening">{t("settings.opening")}</h2>
        <Form.Item name="opening">
          <OpeningField />
        </Form.Item>
      </section>
      <CalendarSection />
      <SupervisingSection />
      <section className="card" aria-labelledby="settings-policy">
        <h2 id="settings-policy">{t("settings.policy")}</h2>
        <div className="policy">
          {POLICY_NAMES.map((name) => (
            <Form.Item
              key={name}
              name={["policy", name]}
              label={t(`policy.${name}`)}
              rules={required(t(`policy.${name}`))}
            >
              <InputNumber
                min={POLICY_UNIT[name] === 60_000 ? 0 : 1}
                {...(POLICY_UNIT[name] === 1 ? { precision: 0 } : {})}
              />
            </Form.Item>
          ))}
        </div>
      </section>
    </>
  );
}

const ZONES = Intl.supportedValuesOf("timeZone").map((zone) => ({ value: zone, label: zone }));
/** The farthest reminder and the most of them, as the server takes them. */
const FARTHEST_REMINDER_DAYS = 92;
const MOST_REMINDERS = 10;
const REMINDER_DAYS = Array.from({ length: FARTHEST_REMINDER_DAYS + 1 }, (_, days) => ({
  value: days,
  label: String(days),
}));

/** Which zone the centre's days are of, and when people are reminded of what is missing. */
function CalendarSection() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="settings-calendar">
      <h2 id="settings-calendar">{t("settings.calendar")}</h2>
      <div className="two-columns">
        <Form.Item name="time_zone" label={t("settings.timeZone")} extra={t("settings.zoneHint")}>
          <Select showSearch={{ optionFilterProp: "label" }} options={ZONES} />
        </Form.Item>
        <Form.Item name="reminder_days" label={t("settings.reminderDays")} extra={t("settings.reminderHint")}>
          <Select mode="multiple" maxCount={MOST_REMINDERS} options={REMINDER_DAYS} />
        </Form.Item>
      </div>
    </section>
  );
}
