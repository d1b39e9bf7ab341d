// Callers who were blocked: which, until when, why, and lifting it before its time.
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clock, dayAndTime } from "../../core/format.ts";
import { millisBetween } from "../../core/server-clock.ts";
import type { CallerBlock, LiftBlock } from "../../protocol/generated";
import { api } from "../api";
import { useNow } from "../clock";
import { useCommandIds } from "../command-id";
import { ExportButton } from "../components/ExportButton";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { CHANNEL_ICON } from "../components/QueuePane";
import { Loaded } from "../components/states";
import { useAttempt } from "../forms/use-attempt";
import { FormDialog, useRequired } from "../ledgers/FormDialog";
import { useWindows } from "../windows";

/** Others block and lift too. */
const LOOK_AGAIN_MS = 15_000;

export function BlocksPage() {
  const { t } = useTranslation();
  const query = useWindows<CallerBlock>("blocks", LOOK_AGAIN_MS);
  const stateOf = useBlockState();
  const [lifting, setLifting] = useState<CallerBlock | null>(null);
  const rows = query.data ?? [];
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("blocks.title")}</h1>
        <span className="grow" />
        <ExportButton
          name={t("blocks.title")}
          head={[
            t("blocks.caller"),
            t("blocks.at"),
            t("blocks.until"),
            t("blocks.by"),
            t("blocks.reason"),
            t("blocks.state"),
          ]}
          rows={rows.map((row) => [
            row.alias,
            dayAndTime(row.at),
            dayAndTime(row.until),
            row.by_name,
            row.reason,
            stateOf(row).words,
          ])}
        />
      </div>
      <p className="muted">{t("blocks.intro")}</p>
      <section className="card">
        <Loaded query={query}>
          {() => (
            <ListTable<CallerBlock>
              rows={rows}
              rowKey="block"
              empty={t("blocks.none")}
              columns={[
                { title: t("blocks.caller"), render: (_, row) => <Caller row={row} /> },
                { title: t("blocks.state"), render: (_, row) => <State row={row} /> },
                {
                  title: t("blocks.until"),
                  render: (_, { until }) => <span className="num">{dayAndTime(until)}</span>,
                },
                { title: t("blocks.reason"), render: (_, { reason }) => <p className="points">{reason}</p> },
                {
                  title: t("blocks.by"),
                  render: (_, { by_name, at }) => (
                    <>
                      {by_name} <span className="muted num">{dayAndTime(at)}</span>
                    </>
                  ),
                },
                {
                  title: t("blocks.action"),
                  render: (_, row) => <LiftButton row={row} onLift={() => setLifting(row)} />,
                },
              ]}
            />
          )}
        </Loaded>
        <MoreButton query={query} />
      </section>
      {lifting !== null && <LiftDialog block={lifting} onClose={() => setLifting(null)} />}
    </main>
  );
}

type BlockState = { kind: "standing" | "ended" | "lifted"; words: string };

function useBlockState(): (block: CallerBlock) => BlockState {
  const { t } = useTranslation();
  const now = useNow();
  return ({ until, lifted }) => {
    if (lifted !== null)
      return {
        kind: "lifted",
        words: t("blocks.lifted", { name: lifted.by_name, t: dayAndTime(lifted.at), reason: lifted.reason }),
      };
    if (until <= now) return { kind: "ended", words: t("blocks.ended") };
    return { kind: "standing", words: t("blocks.standing", { t: clock(millisBetween(now, until)) }) };
  };
}

const GLYPH = { standing: "■", ended: "○", lifted: "○" } as const;

function State({ row }: { row: CallerBlock }) {
  const { kind, words } = useBlockState()(row);
  return (
    <span className={kind === "standing" ? "block-standing" : "muted points"}>
      <span aria-hidden="true">{GLYPH[kind]} </span>
      {words}
    </span>
  );
}

function Caller({ row: { channel, alias, session } }: { row: CallerBlock }) {
  const { t } = useTranslation();
  return (
    <span className="still-row gap">
      <span className="ch">
        {CHANNEL_ICON[channel]}
        <span className="sr">{t(`channel.${channel}`)}</span>
      </span>
      <Link to="/sessions/$session" params={{ session }}>
        {alias}
      </Link>
    </span>
  );
}

function LiftButton({ row, onLift }: { row: CallerBlock; onLift: () => void }) {
  const { t } = useTranslation();
  if (useBlockState()(row).kind !== "standing") return null;
  return (
    <Button size="small" onClick={onLift}>
      {t("blocks.lift")}
    </Button>
  );
}

/** Same as `protocol::limits::REMARK_CHARS`. */
const REASON_CHARS = 8_000;

function LiftDialog({ block, onClose }: { block: CallerBlock; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const required = useRequired();
  const attempt = useAttempt();
  const ids = useCommandIds();
  const submit = ({ reason }: { reason: string }) =>
    attempt.run(async () => {
      const body: LiftBlock = { id: ids.idFor({ reason }), reason };
      await api.post(`blocks/${block.block}/lift`, body);
      ids.settled();
      await queries.invalidateQueries({ queryKey: ["blocks"] });
      void message.success(t("blocks.liftedNow"));
      onClose();
    });
  return (
    <FormDialog<{ reason: string }>
      title={t("blocks.liftTitle", { alias: block.alias })}
      form={form}
      initialValues={{}}
      sending={attempt}
      okText={t("blocks.lift")}
      onFinish={(filled) => void submit(filled)}
      onClose={onClose}
    >
      <p className="muted lead">{t("blocks.liftBody")}</p>
      <Form.Item name="reason" label={t("blocks.liftReason")} rules={required(t("blocks.liftReason"))}>
        <Input.TextArea rows={2} maxLength={REASON_CHARS} />
      </Form.Item>
    </FormDialog>
  );
}
