// Sounds what a supervisor must hear of, on every page; hushed by hand, but never for what is still to come.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { createStore, useStore } from "zustand";
import { chime, notify } from "../../core/attention.ts";
import { serverNow } from "../../core/server-clock.ts";
import { steadyAfter } from "../../core/steady-timer.ts";
import { useNow } from "../clock";
import { useDesk } from "../desk/desk";
import { ALARM_EVERY_MS, type Alarm, alarmsOf, alarmUrgency, ringing } from "./alarms";

interface Heard {
  /** What has been announced. */
  announced: ReadonlySet<string>;
  /** What somebody asked to be quiet about. */
  hushed: ReadonlySet<string>;
}

const heard = createStore<Heard>(() => ({ announced: new Set(), hushed: new Set() }));

export function useAlarms(): readonly Alarm[] {
  const alerts = useDesk((desk) => desk.alerts);
  const waiting = useDesk((desk) => desk.queue?.rows) ?? [];
  return alarmsOf(alerts, waiting, useNow());
}

/** What goes on sounding now, and how to be quiet about it. */
export function useRinging(): { count: number; hush: () => void } {
  const alarms = useAlarms();
  const hushed = useStore(heard, (state) => state.hushed);
  const hush = () => heard.setState({ hushed: new Set(alarms.map(({ key }) => key)) });
  return { count: ringing(alarms, hushed).length, hush };
}

/** To be used once, around every page. */
export function useAlarmSound(): void {
  const { t } = useTranslation();
  const alarms = useAlarms();
  const hushed = useStore(heard, (state) => state.hushed);
  const oldest = ringing(alarms, hushed)[0];
  const all = alarms.map(({ key }) => key).join(" ");
  useEffect(() => {
    const keys = all === "" ? [] : all.split(" ");
    const { announced } = heard.getState();
    const fresh = keys.filter((key) => !announced.has(key));
    heard.setState({ announced: new Set(keys) });
    if (fresh.length === 0) return;
    chime(0, "alarm");
    if (document.visibilityState === "hidden" || !document.hasFocus())
      notify(t("app"), t("floor.notification"));
  }, [all, t]);
  const since = oldest?.since;
  useEffect(() => {
    if (since === undefined) return;
    let cancel = () => {};
    const later = () => {
      cancel = steadyAfter(ALARM_EVERY_MS[alarmUrgency(since, serverNow())], ring);
    };
    const ring = () => {
      chime(alarmUrgency(since, serverNow()), "alarm");
      later();
    };
    // The first sounding was the announcement.
    later();
    return () => cancel();
  }, [since]);
}
