// Right pane: the caller, and the forms of the record.
import type { UseQueryResult } from "@tanstack/react-query";
import { Tabs } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MySession, SessionRecord } from "../../protocol/generated";
import { OperatorsSideChannel } from "../dispatch/SideChannel";
import { SupervisorWhispers } from "../floor/SupervisorWhispers";
import { ariaKeysOf, keysOf, type ShortcutName, useShortcut } from "../shortcuts";
import { AssessmentForm } from "./AssessmentForm";
import { CallerCard } from "./CallerCard";
import { EarlierList } from "./EarlierList";
import { NotesPane } from "./NotesPane";
import { Loaded } from "./states";
import { WrapUpForm } from "./WrapUpForm";

const TABS = ["assess", "wrapUp", "notes", "earlier"] as const satisfies readonly ShortcutName[];
type Tab = (typeof TABS)[number];

interface Props {
  session: MySession;
  record: UseQueryResult<SessionRecord>;
}

export function SidePane({ session, record }: Props) {
  return (
    <>
      <SupervisorWhispers session={session} />
      <OperatorsSideChannel session={session} />
      <CallerCard session={session} record={record.data ?? null} />
      <Loaded query={record}>{(data) => <SideTabs session={session} record={data} />}</Loaded>
    </>
  );
}

function SideTabs({ session, record }: { session: MySession; record: SessionRecord }) {
  const { t } = useTranslation();
  const over = session.stage.kind === "wrap_up";
  const assessed = record.assessments.length > 0;
  const [tab, setTab] = useState<Tab>(over && assessed ? "wrapUp" : "assess");
  // When the talk ends the next thing to do comes to the front.
  useEffect(() => {
    if (over) setTab(assessed ? "wrapUp" : "assess");
  }, [over, assessed]);
  const show = (next: Tab) => {
    setTab(next);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus());
  };
  useShortcut("assess", () => show("assess"));
  useShortcut("wrapUp", () => show("wrapUp"));
  useShortcut("notes", () => show("notes"));
  useShortcut("earlier", () => show("earlier"));
  const panes: Record<Tab, React.ReactNode> = {
    assess: <AssessmentForm session={session} record={record} />,
    wrapUp: <WrapUpForm session={session} record={record} />,
    notes: <NotesPane session={session} record={record} />,
    earlier: <EarlierList record={record} />,
  };
  const counts: Partial<Record<Tab, number>> = { notes: record.notes.length, earlier: record.earlier.length };
  return (
    <Tabs
      size="small"
      className="side-tabs"
      activeKey={tab}
      onChange={(key) => setTab(key as Tab)}
      items={TABS.map((name) => ({
        key: name,
        label: (
          <span title={keysOf(name)} aria-keyshortcuts={ariaKeysOf(name)}>
            {t(`side.${name}`)}
            {(counts[name] ?? 0) > 0 && <span className="count">{counts[name]}</span>}
            <kbd>{letterOf(name)}</kbd>
          </span>
        ),
        children: (
          <div tabIndex={-1} data-tab={name}>
            {panes[name]}
          </div>
        ),
      }))}
    />
  );
}

/** Four tabs stand side by side: the letter is enough there, the title says the whole key. */
const letterOf = (name: ShortcutName) => keysOf(name).slice(-1);
