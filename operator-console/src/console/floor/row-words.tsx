// An open session in a few words: where it stands, and what of it needs somebody.
import { AlertOutlined, DisconnectOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import type { FloorRow } from "../../protocol/generated";
import { Elapsed } from "../components/Elapsed";

export function StageWords({ row: { stage } }: { row: FloorRow }) {
  const { t } = useTranslation();
  switch (stage.kind) {
    case "held":
      return (
        <span className="num">
          {t("board.talking")} <Elapsed since={stage.since} />
        </span>
      );
    case "detached":
      return (
        <span className="num late">
          <DisconnectOutlined aria-hidden /> {t("board.cutOff")} <Elapsed since={stage.since} />
        </span>
      );
    case "wrap_up":
      return (
        <span className="num muted">
          {t("board.writing")} <Elapsed since={stage.since} />
        </span>
      );
    case "waiting":
      return (
        <span className="num">
          {t("board.waiting")} <Elapsed since={stage.since} />
        </span>
      );
  }
}

/** Nothing where all is well. */
export function Needs({ row }: { row: FloorRow }) {
  const { t } = useTranslation();
  const { hand_raised_at, caller, target_missed_at, stage } = row;
  const talking = stage.kind === "held" || stage.kind === "detached";
  return (
    <>
      {hand_raised_at !== null && (
        <span className="late num">
          <AlertOutlined aria-hidden /> {t("board.handUp")} <Elapsed since={hand_raised_at} />
        </span>
      )}
      {talking && caller.kind === "gone" && (
        <span className="num">
          {t("callerGone")} <Elapsed since={caller.since} />
        </span>
      )}
      {talking && target_missed_at !== null && <span className="muted">{t("board.targetMissed")}</span>}
    </>
  );
}
