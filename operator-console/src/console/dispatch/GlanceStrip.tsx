// Above the talk, live: how far the team is, who goes, who is missing, and when the next page is due. It never takes the
// focus; what must be heard is said politely.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { timeOfDay } from "../../core/format.ts";
import type { DispatchGlance, MySession } from "../../protocol/generated";
import { Elapsed } from "../components/Elapsed";
import { useReport } from "../desk/use-ask";
import { EndDispatchButton } from "./EndDialog";
import { talkHanded } from "./glance";
import { useLadderWords } from "./ladder-words";
import { DrillMark, isShort, Missing, useOwnerWords } from "./marks";
import { PermitButton } from "./PermitButton";
import { permitOf } from "./permits";
import { useDispatchCommand } from "./queries";
import { ServiceButtons } from "./ServiceButtons";
import { ServiceMarks } from "./ServiceMarks";

export function GlanceStrip({ session }: { session: MySession }) {
  const { t } = useTranslation();
  const { dispatch } = session;
  if (dispatch === null) return null;
  return (
    <section
      className={`glance glance-${dispatch.stage}`}
      aria-label={t("glance.title")}
      data-testid="glance"
    >
      <Facts glance={dispatch} />
      {dispatch.end === null && <Steps glance={dispatch} />}
      <span className="sr" role="status">
        {t("glance.title")} {t(`dispatchStage.${dispatch.stage}`)}
      </span>
    </section>
  );
}

function Facts({ glance }: { glance: DispatchGlance }) {
  const { t } = useTranslation();
  const ladderWords = useLadderWords();
  const ownerWords = useOwnerWords();
  const isOpen = glance.end === null;
  return (
    <div className="glance-facts">
      <DrillMark purpose={glance.purpose} />
      <b className="num">{glance.number}</b>
      <b className="glance-stage">{t(`dispatchStage.${glance.stage}`)}</b>
      {isOpen && <Elapsed since={glance.requested_at} lateAfter={glance.target_at} />}
      {glance.end !== null && (
        <span>
          {timeOfDay(glance.end.at)} {glance.end.by_name}{" "}
          {glance.end.because !== null && t(`endReason.${glance.end.because}`)}
        </span>
      )}
      <span>{glance.team_name}</span>
      {glance.crew.map(({ staff, name, duty, profession }) => (
        <span key={staff} className="flag">
          {name} · {duty === "lead" ? `${t("duty.lead")} · ` : ""}
          {t(`profession.${profession}`)}
        </span>
      ))}
      <Missing stage={glance.stage} missing={glance.missing} />
      {isShort(glance) && <span className="num muted">{ladderWords(glance.ladder)}</span>}
      {isShort(glance) && glance.paged > 0 && (
        <span className="num muted">{t("glance.paged", { n: glance.paged, declined: glance.declined })}</span>
      )}
      <ServiceMarks services={glance.services} />
      {isOpen && <span className="muted">{t("glance.owner", { who: ownerWords(glance.owner) })}</span>}
    </div>
  );
}

function Steps({ glance }: { glance: DispatchGlance }) {
  return (
    <div className="gap glance-steps">
      <HandTalk glance={glance} />
      <ServiceButtons
        dispatch={glance.dispatch}
        services={glance.services}
        permit={permitOf(glance.actions, "record_service")}
      />
      <EndDispatchButton
        dispatch={glance.dispatch}
        number={glance.number}
        how="stand_down"
        permit={permitOf(glance.actions, "stand_down")}
      />
    </div>
  );
}

/** Both sides say that the team has the talk; until then it is the operator's. */
function HandTalk({ glance }: { glance: DispatchGlance }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useDispatchCommand();
  const handed = talkHanded(glance);
  const permit = permitOf(glance.actions, "hand_over_talk");
  const hand = () =>
    modal.confirm({
      title: t("glance.handTitle"),
      content: t("glance.handBody"),
      okText: t("glance.hand"),
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `dispatches/${glance.dispatch}/talk`,
          { side: "operator" },
          { done: () => {}, failed: report },
        ),
    });
  return (
    <>
      {handed !== "not_yet" && (
        <span className={handed === "by_both" ? "good" : ""}>{t(`talkHanded.${handed}`)}</span>
      )}
      {glance.talk_by_operator === null && (
        <PermitButton
          size="small"
          permit={permit}
          loading={sending.busy}
          type={handed === "by_lead" ? "primary" : "default"}
          onAct={hand}
        >
          {t("glance.hand")}
        </PermitButton>
      )}
    </>
  );
}
