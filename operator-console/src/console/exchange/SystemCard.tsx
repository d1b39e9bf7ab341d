// An institution's own system, where the institution is kept: entered, changed, closed. What we sign in with is never shown.
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { InstitutionSystem, InstitutionView } from "../../protocol/generated";
import { ReasonedButton, usePermitWords } from "../components/ReasonedButton";
import { Loaded } from "../components/states";
import { useReport } from "../desk/use-ask";
import { HealthTag } from "./HealthTag";
import { useExchangeCommand, useSystemOf } from "./queries";
import { SystemDialog } from "./SystemDialog";
import "./exchange.css";
import "./words";

/** Nothing for an institution that neither has a system nor is reached by one. */
export function SystemCard({ view }: { view: InstitutionView }) {
  const query = useSystemOf(view.institution);
  const isMeant = view.form.reach === "fhir" && view.closed_at === null;
  if (!isMeant && query.data == null) return null;
  return (
    <section className="card" aria-labelledby="institution-system">
      <Loaded query={query}>{(system) => <Entered view={view} system={system} />}</Loaded>
    </section>
  );
}

function Entered({ view, system }: { view: InstitutionView; system: InstitutionSystem | null }) {
  const { t } = useTranslation();
  const permitWords = usePermitWords();
  const [entering, setEntering] = useState<"no" | "yes">("no");
  return (
    <>
      <div className="between">
        <h2 id="institution-system">{t("exchange.ofInstitution")}</h2>
        <span className="gap">
          {system !== null && <CloseButton view={view} />}
          <ReasonedButton
            type={system === null ? "primary" : "default"}
            why={permitWords(view.keep)}
            onAct={() => setEntering("yes")}
          >
            {t(system === null ? "exchange.enter" : "exchange.change")}
          </ReasonedButton>
        </span>
      </div>
      {system === null ? (
        <p className="late">
          <span aria-hidden="true">▲ </span>
          {t("exchange.notEntered")}
        </p>
      ) : (
        <Facts system={system} />
      )}
      {system !== null && view.form.reach !== "fhir" && <p className="muted">{t("exchange.notReached")}</p>}
      {entering === "yes" && <SystemDialog view={view} system={system} onClose={() => setEntering("no")} />}
    </>
  );
}

function CloseButton({ view: { institution, form } }: { view: InstitutionView }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const report = useReport();
  const sending = useExchangeCommand();
  const close = () =>
    modal.confirm({
      title: t("exchange.closeTitle", { name: form.name }),
      content: t("exchange.closeBody"),
      okText: t("exchange.close"),
      okButtonProps: { danger: true },
      cancelText: t("cancel"),
      onOk: () =>
        sending.send(
          `institutions/${institution}/system/close`,
          {},
          { done: () => void message.success(t("exchange.closed")), failed: report },
        ),
    });
  return (
    <Button danger loading={sending.busy} onClick={close}>
      {t("exchange.close")}
    </Button>
  );
}

function Facts({ system }: { system: InstitutionSystem }) {
  const { t } = useTranslation();
  return (
    <dl className="care-facts">
      <div>
        <dt>{t("exchange.health")}</dt>
        <dd>
          <HealthTag health={system.health} answer={system.answer} />
        </dd>
      </div>
      <div>
        <dt>{t("exchange.address")}</dt>
        <dd>
          <code>{system.base_url}</code>
        </dd>
      </div>
      <div>
        <dt>{t("exchange.signIn")}</dt>
        <dd>
          {t(`systemSignIn.${system.sign_in}`)}{" "}
          <span className="muted num">
            {t("exchange.changedBy", { name: system.changed_by_name, t: dayAndTime(system.changed_at) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t("exchange.callAddress")}</dt>
        <dd>
          <code>{system.call_address}</code>
          <p className="muted">{t("exchange.callHint")}</p>
        </dd>
      </div>
    </dl>
  );
}
