// The team's own safety, police and ambulance, and whether the talk was handed over.
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { clock, timeOfDay } from "../../../core/format.ts";
import { millisBetween } from "../../../core/server-clock.ts";
import type {
  CheckInAnswer,
  DispatchStrip,
  Scene,
  SceneService,
  ServiceLine,
  TalkSide,
} from "../../../protocol/generated";
import { useNow } from "../../clock";
import { useReport } from "../../desk/use-ask";
import { useMe } from "../../sign-in";
import { PermitButton } from "../PermitButton";
import { permitOf } from "../permits";
import { useDispatchCommand } from "../queries";
import { ServiceButtons } from "../ServiceButtons";

export interface SceneProps {
  strip: DispatchStrip;
  scene: Scene;
}

export function SafetyCard({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-labelledby="dispatch-safety">
      <h2 id="dispatch-safety">{t("scene.safety")}</h2>
      <CheckIn strip={strip} scene={scene} />
      <Services strip={strip} scene={scene} />
      <Talk strip={strip} scene={scene} />
    </section>
  );
}

function CheckIn({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  const now = useNow();
  const { check_in } = scene;
  if (check_in.kind === "off") {
    const isOver = scene.stage === "handed_over" || scene.stage === "closed";
    return <p className="muted">{t(isOver ? "scene.checkInOver" : "scene.checkInOff")}</p>;
  }
  const { last } = check_in;
  return (
    <>
      {check_in.kind === "missed" ? (
        <p>
          <span className="risk risk-high num">
            <span aria-hidden="true">◆</span>
            {t("scene.checkInMissed", { t: timeOfDay(check_in.due) })}
          </span>
        </p>
      ) : (
        <p className="num">{t("scene.checkInDue", { t: clock(millisBetween(now, check_in.at)) })}</p>
      )}
      {last !== null && (
        <p className={last.answer === "safe" ? "muted num" : "late num"}>
          {timeOfDay(last.at)} {last.by_name} · {t(`checkInAnswer.${last.answer}`)}
        </p>
      )}
      <CheckInButtons strip={strip} />
    </>
  );
}

/** Duress has no button of its own: it is said on the phone, where it looks like any other answer. */
const ANSWERS: readonly CheckInAnswer[] = ["safe", "help"];

function CheckInButtons({ strip }: { strip: DispatchStrip }) {
  const { t } = useTranslation();
  const report = useReport();
  const sending = useDispatchCommand();
  const permit = permitOf(strip.actions, "check_in");
  return (
    <span className="gap">
      {ANSWERS.map((answer) => (
        <PermitButton
          key={answer}
          size="small"
          permit={permit}
          danger={answer === "help"}
          loading={sending.busy}
          onAct={() =>
            void sending.send(
              `dispatches/${strip.dispatch}/check-ins`,
              { answer },
              { done: () => {}, failed: report },
            )
          }
        >
          {t(`checkInAnswer.${answer}`)}
        </PermitButton>
      ))}
    </span>
  );
}

/** As the strips say it, so that the same steps follow. */
const lineOf = ({ service, asked_at, answered_at, arrived_at }: SceneService): ServiceLine => {
  if (arrived_at !== null)
    return { service, state: { kind: "arrived", asked_at, answered_at, at: arrived_at } };
  return answered_at === null
    ? { service, state: { kind: "asked", at: asked_at } }
    : { service, state: { kind: "answered", asked_at, at: answered_at } };
};

function Services({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  return (
    <>
      <ul className="plain">
        {scene.services.map((one) => (
          <li key={one.service} className="num">
            <b>{t(`rescueService.${one.service}`)}</b> {t("serviceState.asked")} {timeOfDay(one.asked_at)}{" "}
            <span className="muted">{one.asked_by_name}</span>
            {one.answered_at !== null && (
              <>
                {" "}
                · {t("serviceState.answered")} {timeOfDay(one.answered_at)} {one.answered_by}
              </>
            )}
            {one.arrived_at !== null && (
              <>
                {" "}
                · {t("serviceState.arrived")} {timeOfDay(one.arrived_at)}
              </>
            )}
          </li>
        ))}
      </ul>
      <ServiceButtons
        dispatch={scene.dispatch}
        services={scene.services.map(lineOf)}
        permit={permitOf(strip.actions, "record_service")}
      />
    </>
  );
}

function Talk({ strip, scene }: SceneProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const report = useReport();
  const sending = useDispatchCommand();
  const me = useMe()?.staff;
  if (scene.session === null) return null;
  const { by_lead_at, by_operator_at } = scene.talk;
  const side: TalkSide = strip.crew.some(({ staff, duty }) => staff === me && duty === "lead")
    ? "lead"
    : "operator";
  const said = side === "lead" ? by_lead_at : by_operator_at;
  const words = t(side === "lead" ? "scene.talkByLead" : "glance.hand");
  const hand = () =>
    modal.confirm({
      title: t(side === "lead" ? "scene.talkByLead" : "glance.handTitle"),
      content: t("glance.handBody"),
      okText: words,
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(`dispatches/${scene.dispatch}/talk`, { side }, { done: () => {}, failed: report }),
    });
  return (
    <>
      <p className="num">
        {t("scene.talk")}{" "}
        {by_lead_at === null ? t("scene.leadNot") : t("scene.leadHas", { t: timeOfDay(by_lead_at) })} ·{" "}
        {by_operator_at === null
          ? t("scene.operatorNot")
          : t("scene.operatorHas", { t: timeOfDay(by_operator_at) })}
      </p>
      {said === null && (
        <PermitButton size="small" permit={permitOf(strip.actions, "hand_over_talk")} onAct={hand}>
          {words}
        </PermitButton>
      )}
    </>
  );
}
