// A session seen again: in its own time or all at once, with its record and its review beside it.
import { EyeOutlined, PrinterOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { Replay, RiskTier } from "../../protocol/generated";
import { useCentre } from "../centre";
import { ErasedNote } from "../components/ErasedNote";
import { RiskTag } from "../components/RiskTag";
import { Loaded } from "../components/states";
import { AllAtOnce } from "../review/AllAtOnce";
import { IncidentButton } from "../review/IncidentDialogs";
import { InItsTime } from "../review/InItsTime";
import { useReplay } from "../review/queries";
import "../review/review.css";

/** Until the centre has told its own. */
const ZONE = "Asia/Shanghai";

export function ReplayPage() {
  const { t } = useTranslation();
  const { session } = useParams({ from: "/sessions/$session/replay" });
  const query = useReplay(session);
  return (
    <main id="main" className="replay" tabIndex={-1}>
      <Loaded query={query}>{(replay) => <Seen replay={replay} />}</Loaded>
      {query.data === undefined && <h1 className="sr">{t("replay.title")}</h1>}
    </main>
  );
}

function Seen({ replay }: { replay: Replay }) {
  const { show = "time" } = useSearch({ from: "/sessions/$session/replay" });
  const zone = useCentre()?.time_zone ?? ZONE;
  return (
    <>
      <Head replay={replay} show={show} />
      <ErasedNote at={replay.erased_at} />
      {show === "time" ? (
        <InItsTime replay={replay} zone={zone} />
      ) : (
        <AllAtOnce replay={replay} zone={zone} />
      )}
    </>
  );
}

/** As it was decided last. */
function tierOf({ items }: Replay): RiskTier | null {
  const last = items.findLast(({ what }) => what.kind === "tier_changed" || what.kind === "opened");
  return last !== undefined && "tier" in last.what ? last.what.tier : null;
}

function Head({ replay, show }: { replay: Replay; show: "time" | "all" }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const navigate = useNavigate();
  const { session, alias, opened_at } = replay;
  return (
    <>
      <div className="chat-h">
        <h1>{t("replay.of", { alias })}</h1>
        <RiskTag tier={tierOf(replay)} />
        <span className="muted num">{dayAndTime(opened_at)}</span>
        <span className="muted num" title={session}>
          #{session.slice(-8)}
        </span>
        <span className="grow" />
        <Segmented<"time" | "all">
          aria-label={t("replay.view")}
          value={show}
          options={[
            { value: "time", label: t("replay.inTime") },
            { value: "all", label: t("replay.allAtOnce") },
          ]}
          onChange={(value) =>
            void navigate({
              to: "/sessions/$session/replay",
              params: { session },
              search: value === "all" ? { show: value } : {},
              replace: true,
            })
          }
        />
        {show === "all" && (
          <Button icon={<PrinterOutlined />} onClick={() => print()}>
            {t("replay.print")}
          </Button>
        )}
        <IncidentButton session={session} />
        <Button onClick={() => history.back()}>{t("record.back")}</Button>
      </div>
      <p className="was-recorded muted">
        <EyeOutlined aria-hidden /> {t("replay.recorded")}
      </p>
    </>
  );
}
