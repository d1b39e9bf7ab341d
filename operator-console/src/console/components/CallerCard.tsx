// Who is calling: what is known, from whom, and why the risk is what it is.
import { Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { MySession, SessionRecord } from "../../protocol/generated";
import { useTierReason } from "../tier-reason";

export function CallerCard({ session, record }: { session: MySession; record: SessionRecord | null }) {
  const { t } = useTranslation();
  const reasonOf = useTierReason();
  const card = record?.card;
  const wished = card?.wished_gender ?? null;
  const { safe_now, thoughts } = card?.intake ?? {};
  const reasons = session.reasons.map(reasonOf);
  // What is a reason for the risk already need not be said twice.
  const answers = [
    safe_now === undefined ? t("card.skipped") : t(`safeNow.${safe_now}`),
    ...(thoughts === undefined ? [] : [t(`thoughts.${thoughts}`)]),
  ].filter((answer) => !reasons.includes(answer));
  const items = [
    {
      key: "channel",
      label: t("card.channel"),
      children:
        session.channel === "phone" && card !== undefined
          ? `${t("channel.phone")} · ${t(`direction.${card.direction}`)}`
          : t(`channel.${session.channel}`),
    },
    { key: "language", label: t("card.language"), children: t(`language.${session.language}`) },
    { key: "opened", label: t("card.opened"), children: dayAndTime(session.opened_at).slice(5) },
    session.channel === "phone"
      ? { key: "phone", label: t("card.phone"), children: card?.phone_masked ?? t("card.withheld") }
      : {
          key: "wished",
          label: t("card.wished"),
          children: wished === null ? t("card.noWish") : t(`gender.${wished}`),
        },
    {
      key: "visits",
      label: t("card.earlier"),
      children: t("card.times", { n: (record?.earlier.length ?? 0) + 1 }),
    },
  ];
  return (
    <section className="caller-card" aria-label={t("side.caller")}>
      <div className="pane-h">
        <h2>{t("side.caller")}</h2>
        <span className="muted num" title={session.session}>
          #{session.session.slice(-8)}
        </span>
      </div>
      <div className="pad">
        <Descriptions size="small" column={2} colon={false} items={items} />
        {session.channel === "web" && <Flags label={t("card.intake")} flags={answers} />}
        <Flags label={t("card.reasons")} flags={reasons} />
        {record?.transfer_context.map((note) => (
          <blockquote key={note.id} className="context">
            <span className="muted">
              {t("card.context")} · {note.by_name} · {dayAndTime(note.at).slice(5)}
            </span>
            <span>{note.text}</span>
          </blockquote>
        ))}
      </div>
    </section>
  );
}

function Flags({ label, flags }: { label: string; flags: readonly string[] }) {
  if (flags.length === 0) return null;
  return (
    <p className="flags">
      <span className="muted">{label}</span>
      {flags.map((flag) => (
        <span key={flag} className="flag">
          {flag}
        </span>
      ))}
    </p>
  );
}
