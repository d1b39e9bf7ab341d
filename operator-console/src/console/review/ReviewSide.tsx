// The review beside a replay: begun, gone on with, given; and those that others gave.
import { FormOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, SessionReviews } from "../../protocol/generated";
import { SavedMark } from "../components/SavedMark";
import { Empty, Failure, Loaded } from "../components/states";
import { explainCode } from "../problems";
import { useMe } from "../sign-in";
import { useWords } from "../words";
import { useSheetDraft } from "./drafts";
import { useReviewCommand, useReviewMade, useSessionReviews } from "./queries";
import { ReviewRead } from "./ReviewRead";
import { SheetForm } from "./SheetForm";
import { openOf } from "./sheet";

export function ReviewSide({ session }: { session: string }) {
  const query = useSessionReviews(session);
  return <Loaded query={query}>{(known) => <Reviews session={session} known={known} />}</Loaded>;
}

function Reviews({ session, known }: { session: string; known: SessionReviews }) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = known.reviews.find(
    ({ progress, reviewer }) => progress.kind === "begun" && reviewer === me?.staff,
  );
  const hasMine = known.reviews.some(({ reviewer }) => reviewer === me?.staff);
  const given = known.reviews.filter(({ progress }) => progress.kind !== "begun");
  return (
    <div className="stack">
      {mine !== undefined && <SheetEditor review={mine} />}
      {!hasMine && <Begin session={session} begin={known.begin} />}
      {known.reviews.length === 0 && <Empty>{t("review.none")}</Empty>}
      {given.map((review) => (
        <section
          key={review.review}
          className="card"
          aria-label={t("review.by", { name: review.reviewer_name })}
        >
          <ReviewRead review={review} />
        </section>
      ))}
    </div>
  );
}

function Begin({ session, begin }: { session: string; begin: SessionReviews["begin"] }) {
  const { t, i18n } = useTranslation();
  const sending = useReviewCommand();
  const made = useReviewMade();
  if (begin.kind === "no") {
    const { title, detail } = explainCode(begin.code, i18n.language);
    return (
      <p className="muted">
        {title} {detail}
      </p>
    );
  }
  return (
    <>
      <p className="muted">{t("review.beginHint")}</p>
      <Button
        type="primary"
        icon={<FormOutlined />}
        loading={sending.busy}
        onClick={() => void sending.send<Review>(`sessions/${session}/reviews`, {}, { done: made })}
      >
        {t("review.begin")}
      </Button>
      {sending.failure !== null && <Failure error={sending.failure} />}
    </>
  );
}

function SheetEditor({ review }: { review: Review }) {
  const { t } = useTranslation();
  const draft = useSheetDraft(review);
  return (
    <section className="stack" aria-label={t("review.sheetOf", { name: review.operator_name })}>
      <div className="between">
        <b>{t("review.sheetOf", { name: review.operator_name })}</b>
        <SavedMark state={draft.state} />
      </div>
      <SheetForm filled={draft.filled} onChange={draft.change} />
      <Give review={review} draft={draft} />
    </section>
  );
}

function Give({ review, draft }: { review: Review; draft: ReturnType<typeof useSheetDraft> }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const sending = useReviewCommand();
  const made = useReviewMade();
  const [tried, setTried] = useState<"no" | "yes">("no");
  const all = useWords("competency").map(({ value }) => value);
  const { filled } = draft;
  const open = filled.sheet.procedures.flatMap(({ procedure }) => {
    const n = openOf(filled.sheet, procedure, all).length;
    return n === 0 ? [] : [t("review.open", { procedure: t(`procedure.${procedure}`), n })];
  });
  const give = async () => {
    await draft.settle();
    await sending.send<Review>(`reviews/${review.review}/give`, filled, {
      done: (given) => {
        made(given);
        void message.success(t("review.wasGiven", { name: given.operator_name }));
      },
    });
  };
  const ask = () => {
    setTried("yes");
    if (open.length > 0) return;
    void modal.confirm({
      title: t("review.giveTitle", { name: review.operator_name }),
      content: <Consequences review={review} redLines={filled.sheet.red_lines} />,
      okText: t("review.give"),
      cancelText: t("cancel"),
      onOk: give,
    });
  };
  return (
    <div className="review-foot">
      {sending.failure !== null && <Failure error={sending.failure} />}
      {tried === "yes" && open.length > 0 && (
        <p className="late" role="alert">
          {open.join(" ")}
        </p>
      )}
      <div className="between">
        <span className="muted">{t("review.giveHint", { name: review.operator_name })}</span>
        <Button type="primary" loading={sending.busy} onClick={ask}>
          {t("review.give")}
        </Button>
      </div>
    </div>
  );
}

function Consequences({ review, redLines }: { review: Review; redLines: readonly string[] }) {
  const { t } = useTranslation();
  const words = useWords("redLine");
  return (
    <div className="stack">
      <p>{t("review.giveBody", { name: review.operator_name })}</p>
      {redLines.length > 0 && (
        <>
          <p className="late">{t("review.redLinesOpen", { n: redLines.length })}</p>
          <ul>
            {words
              .filter(({ value }) => redLines.includes(value))
              .map(({ value, label }) => (
                <li key={value}>{label}</li>
              ))}
          </ul>
        </>
      )}
    </div>
  );
}
