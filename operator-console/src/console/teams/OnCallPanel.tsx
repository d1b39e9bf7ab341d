// Who of a team is on call, week by week; entering and cancelling a period.
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day } from "../../core/format.ts";
import { fromDate, serverNow } from "../../core/server-clock.ts";
import type { OnCall, OnCallList, Team } from "../../protocol/generated";
import { ExportButton } from "../components/ExportButton";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { type Day, dayInYear, fullDay } from "../ledgers/calendar";
import { OnCallDialog } from "./OnCallDialog";
import { useOnCall, useTeamCommand } from "./queries";
import { civilDay, civilTime, daysFrom, daysOfWeek, mondayOf, periodsOn } from "./week";

const WEEK_DAYS = 7;
const midnight = (of: Day) => fromDate(new Date(`${of}T00:00:00`));

/** The day that a period is entered from: today, or the first of a week that is still to come. */
function firstOf(monday: Day): Day {
  const today = day(serverNow());
  return today < monday ? monday : today;
}

export function OnCallPanel({ team }: { team: Team }) {
  const { t, i18n } = useTranslation();
  const permitWords = usePermitWords();
  const [monday, setMonday] = useState(() => mondayOf(day(serverNow())));
  const [adding, setAdding] = useState<Day | null>(null);
  const query = useOnCall(team.team, midnight(monday), midnight(daysFrom(monday, WEEK_DAYS)));
  return (
    <div className="stack">
      <div className="between">
        <span className="gap">
          <Button
            icon={<LeftOutlined />}
            aria-label={t("onCall.earlier")}
            onClick={() => setMonday(daysFrom(monday, -WEEK_DAYS))}
          />
          <b className="num" aria-live="polite">
            {fullDay(monday, i18n.language)} – {dayInYear(daysFrom(monday, WEEK_DAYS - 1), i18n.language)}
          </b>
          <Button
            icon={<RightOutlined />}
            aria-label={t("onCall.later")}
            onClick={() => setMonday(daysFrom(monday, WEEK_DAYS))}
          />
          <Button onClick={() => setMonday(mondayOf(day(serverNow())))}>{t("onCall.thisWeek")}</Button>
        </span>
        <span className="gap">
          <OnCallExport team={team} periods={query.data?.periods ?? []} />
          <ReasonedButton
            type="primary"
            why={permitWords(team.keep)}
            onAct={() => setAdding(firstOf(monday))}
          >
            {t("onCall.add")}
          </ReasonedButton>
        </span>
      </div>
      <Loaded query={query}>{(list) => <Week monday={monday} list={list} />}</Loaded>
      {adding !== null && <OnCallDialog team={team} on={adding} onClose={() => setAdding(null)} />}
    </div>
  );
}

function Week({ monday, list }: { monday: Day; list: OnCallList }) {
  const { t } = useTranslation();
  return (
    <>
      {list.more === "cut_off" && <p className="late">{t("onCall.cutOff")}</p>}
      <ol className="week">
        {daysOfWeek(monday).map((one) => (
          <OneDay key={one} on={one} periods={periodsOn(one, list.periods)} />
        ))}
      </ol>
    </>
  );
}

function OneDay({ on, periods }: { on: Day; periods: readonly OnCall[] }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", {
    weekday: "short",
    timeZone: "UTC",
  }).format(new Date(`${on}T00:00:00Z`));
  return (
    <li className={on === day(serverNow()) ? "day-card today" : "day-card"}>
      <h3 className="num">
        {weekday} {dayInYear(on, i18n.language)}
      </h3>
      {periods.length === 0 && <p className="muted">{t("onCall.nobody")}</p>}
      <ul className="plain">
        {periods.map((period) => (
          <Period key={period.on_call} on={on} period={period} />
        ))}
      </ul>
    </li>
  );
}

function Period({ on, period }: { on: Day; period: OnCall }) {
  const { t, i18n } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useTeamCommand();
  const time = (civil: string) =>
    civilDay(civil) === on
      ? civilTime(civil)
      : `${dayInYear(civilDay(civil), i18n.language)} ${civilTime(civil)}`;
  const words = `${time(period.starts)} – ${time(period.ends)}`;
  const cancel = () =>
    modal.confirm({
      title: t("onCall.cancelTitle", { name: period.name }),
      content: `${words} · ${period.zone}`,
      okText: t("onCall.cancel"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () => sending.send(`on-call/${period.on_call}/cancel`, {}, { done: () => {}, failed: report }),
    });
  return (
    <li className={period.cancelled_at === null ? "" : "withdrawn-period"}>
      <b>{period.name}</b>
      <span className="num">{words}</span>
      <span className="muted">
        {period.zone} · {t("onCall.enteredBy", { name: period.entered_by_name })}
      </span>
      {period.cancelled_at === null && period.cancel.kind === "yes" && (
        <Button
          size="small"
          aria-label={t("onCall.cancelOf", { name: period.name, t: words })}
          loading={sending.busy}
          onClick={cancel}
        >
          {t("onCall.cancel")}
        </Button>
      )}
    </li>
  );
}

function OnCallExport({ team, periods }: { team: Team; periods: readonly OnCall[] }) {
  const { t } = useTranslation();
  return (
    <ExportButton
      name={`${team.form.name} ${t("onCall.title")}`}
      head={[t("teams.member"), t("onCall.starts"), t("onCall.ends"), t("onCall.zone"), t("onCall.by")]}
      rows={periods
        .filter(({ cancelled_at }) => cancelled_at === null)
        .map(({ name, starts, ends, zone, entered_by_name }) => [
          name,
          starts.replace("T", " "),
          ends.replace("T", " "),
          zone,
          entered_by_name,
        ])}
    />
  );
}
