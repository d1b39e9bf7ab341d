// Reviews of my own sessions: read, acknowledged, and answered once if I have something to say.
import { CheckOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Review, ReviewActionName } from "../../protocol/generated";
import { MoreButton } from "../components/MoreButton";
import { Empty, Failure, Loaded } from "../components/states";
import { useMyReviews, useReviewCommand } from "../review/queries";
import { ReviewRead } from "../review/ReviewRead";
import "../review/review.css";

export function MyReviewsPage() {
  const { t } = useTranslation();
  const query = useMyReviews();
  return (
    <main id="main" className="page" tabIndex={-1}>
      <div className="page-h">
        <h1>{t("nav.myReviews")}</h1>
        <span className="muted">{t("review.mineHint")}</span>
      </div>
      <Loaded query={query}>
        {({ reviews }) =>
          reviews.length === 0 ? (
            <section className="card">
              <Empty>{t("review.noneOfMine")}</Empty>
            </section>
          ) : (
            reviews.map((review) => <Mine key={review.review} review={review} />)
          )
        }
      </Loaded>
      <MoreButton query={query} />
    </main>
  );
}

const may = ({ actions }: Review, name: ReviewActionName) =>
  actions.some((action) => action.name === name && action.allowed.kind === "yes");

function Mine({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { session, reviewer_name } = review;
  return (
    <section
      className="card narrow-card"
      aria-label={`${t("review.ofSession", { id: session.slice(-8) })} · ${t("review.by", { name: reviewer_name })}`}
    >
      <p className="between muted">
        <Link to="/sessions/$session" params={{ session }}>
          {t("review.ofSession", { id: session.slice(-8) })}
        </Link>
      </p>
      <ReviewRead review={review} />
      {may(review, "acknowledge") && <Acknowledge review={review} />}
      {may(review, "answer") && <Answer review={review} />}
    </section>
  );
}

function Acknowledge({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useReviewCommand();
  const acknowledge = () =>
    void sending.send(
      `reviews/${review.review}/acknowledge`,
      {},
      { done: () => void message.success(t("review.wasAcknowledged")) },
    );
  return (
    <div className="review-foot">
      {sending.failure !== null && <Failure error={sending.failure} />}
      <div className="between">
        <span className="muted">{t("review.acknowledgeHint")}</span>
        <Button type="primary" icon={<CheckOutlined />} loading={sending.busy} onClick={acknowledge}>
          {t("review.acknowledge")}
        </Button>
      </div>
    </div>
  );
}

/** The server takes no more. */
const MOST_CHARS = 8_000;

function Answer({ review }: { review: Review }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sending = useReviewCommand();
  const [answer, setAnswer] = useState("");
  const send = () =>
    void sending.send(
      `reviews/${review.review}/answer`,
      { answer: answer.trim() },
      { done: () => void message.success(t("review.wasAnswered")) },
    );
  return (
    <div className="review-foot stack">
      <label>
        {t("review.answer")}
        <Input.TextArea
          rows={3}
          maxLength={MOST_CHARS}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
      </label>
      {sending.failure !== null && <Failure error={sending.failure} />}
      <div className="between">
        <span className="muted">{t("review.answerHint", { name: review.reviewer_name })}</span>
        <Button loading={sending.busy} disabled={answer.trim() === ""} onClick={send}>
          {t("review.answerSend")}
        </Button>
      </div>
    </div>
  );
}
