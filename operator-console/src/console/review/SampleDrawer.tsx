// The sessions of one sample, with why each was drawn and how far its review has come.
import { useInfiniteQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { useTranslation } from "react-i18next";
import { dayAndTime } from "../../core/format.ts";
import type { SampledSession, SampleView } from "../../protocol/generated";
import { api } from "../api";
import { ListTable } from "../components/ListTable";
import { MoreButton } from "../components/MoreButton";
import { RiskTag } from "../components/RiskTag";
import { Loaded } from "../components/states";
import { ReplayLink } from "./ReplayLink";
import { ReviewStateTag } from "./ReviewTags";

export function SampleDrawer({ sample, onClose }: { sample: string; onClose: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: ["samples", sample],
    queryFn: ({ pageParam }) =>
      api.get<SampleView>(
        `samples/${sample}${pageParam === "" ? "" : `?after=${encodeURIComponent(pageParam)}`}`,
      ),
    initialPageParam: "",
    getNextPageParam: ({ sessions }) => sessions.next,
    select: ({ pages }) => pages.flatMap(({ sessions }) => sessions.rows),
  });
  return (
    <Drawer open onClose={onClose} size={760} title={t("samples.sessions")}>
      <Loaded query={query}>
        {(rows) => (
          <ListTable<SampledSession>
            rows={rows}
            rowKey="session"
            empty={t("samples.nothing")}
            columns={[
              {
                title: t("finder.opened"),
                render: (_, { opened_at }) => <time className="num">{dayAndTime(opened_at)}</time>,
              },
              { title: t("finder.caller"), render: (_, row) => <ReplayLink {...row} /> },
              { title: t("finder.operator"), dataIndex: "operator_name", className: "num" },
              { title: t("riskLabel"), render: (_, { tier }) => <RiskTag tier={tier} /> },
              { title: t("samples.because"), render: (_, { because }) => t(`sampleReason.${because}`) },
              { title: t("review.state"), render: (_, { review }) => <ReviewStateTag state={review} /> },
            ]}
          />
        )}
      </Loaded>
      <MoreButton query={query} />
    </Drawer>
  );
}
