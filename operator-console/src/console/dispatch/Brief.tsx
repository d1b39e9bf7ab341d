// What a team is told on its way: where, to whom, what waits there, who told us. Opening it was written down.
import { EnvironmentOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { DispatchPlace, DispatchView } from "../../protocol/generated";
import { useRight } from "../sign-in";
import { useNeedWords } from "./marks";
import { mapLink, pointOfCoordinates, pointWords } from "./place";

export function Brief({ view }: { view: DispatchView }) {
  const { t } = useTranslation();
  const needWords = useNeedWords();
  const mayReadSession = useRight("answer_sessions");
  const { brief, strip } = view;
  const informant = [brief.informant.name, brief.informant.relation, brief.informant.phone].filter(
    (part) => part !== "",
  );
  const person = [brief.person.name, brief.person.phone, brief.person.about].filter((part) => part !== "");
  const facts: [string, React.ReactNode][] = [
    [t("request.where"), <Place key="place" place={brief.place} area={strip.area_name} />],
    [t("request.person"), person.join(" · ") || strip.alias || "–"],
    [t("request.situation"), brief.situation || "–"],
    [t("request.danger"), brief.danger_on_the_way || "–"],
    [t("request.basis"), t(`basis.${view.basis}`)],
    [t("request.reasons"), view.reasons.map((reason) => t(`dispatchReason.${reason}`)).join(" · ")],
    [t("request.class"), t(`responseClass.${strip.class}`)],
    [t("request.needs"), needWords(strip.needs)],
    [t("request.source"), [t(`dispatchSource.${strip.source}`), ...informant].join(" · ")],
    [t("request.callBack"), brief.call_back || "–"],
  ];
  return (
    <section className="card" aria-labelledby="dispatch-brief">
      <div className="between">
        <h2 id="dispatch-brief">{t("dispatches.brief")}</h2>
        <span className="gap">
          <span className="muted">{t("dispatches.opened")}</span>
          {strip.session !== null && mayReadSession && (
            <Link to="/sessions/$session" params={{ session: strip.session }}>
              {t("dispatches.session")}
            </Link>
          )}
        </span>
      </div>
      <dl className="dispatch-facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd className="points">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Place({ place, area }: { place: DispatchPlace; area: string }) {
  const { t } = useTranslation();
  const { coordinates } = place;
  return (
    <span className="stack tight">
      <span>
        <b>{[area, place.words].filter((part) => part !== "").join(" · ")}</b>{" "}
        <span className="flag">{t(`placeConfidence.${place.confidence}`)}</span>
      </span>
      {coordinates !== null && (
        <span className="gap num">
          <Typography.Text copyable={{ text: pointWords(pointOfCoordinates(coordinates)) }}>
            {pointWords(pointOfCoordinates(coordinates))}
          </Typography.Text>
          <span className="muted">{t(`datum.${coordinates.datum}`)}</span>
          <a href={mapLink(coordinates)} target="_blank" rel="noreferrer">
            <EnvironmentOutlined aria-hidden /> {t("dispatches.map")}
          </a>
        </span>
      )}
      {place.map_link !== "" && (
        <a href={place.map_link} target="_blank" rel="noreferrer" className="ell">
          {t("dispatches.mapLink")}
        </a>
      )}
    </span>
  );
}
