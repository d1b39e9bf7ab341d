// Things the hotline says once: a missed offer, a lost session, a caller who ended the talk. Strips push the page down.
import { Button } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { dismissNews, useDesk } from "../desk/desk";
import type { News as NewsItem } from "../desk/state";
import { useAsk, useReport } from "../desk/use-ask";
import { ProblemError } from "../problems";

/** Strips shown at once; further ones wait until these are read. */
const SHOWN = 3;

export function News() {
  const news = useDesk((desk) => desk.news);
  const report = useReport();
  const problem = news.find((one) => one.kind === "problem");
  useEffect(() => {
    if (problem === undefined) return;
    dismissNews(problem.key);
    report(new ProblemError(problem.problem));
  }, [problem, report]);
  return (
    <div role="status">
      {news.slice(0, SHOWN).map((one) => (
        <Strip key={one.key} news={one} />
      ))}
    </div>
  );
}

function Strip({ news }: { news: NewsItem }) {
  const { t } = useTranslation();
  const ask = useAsk();
  if (news.kind === "problem") return null;
  const { told } = news;
  const back = () => {
    dismissNews(news.key);
    void ask({ type: "presence", presence: "available" });
  };
  return (
    <p className="told">
      <span aria-hidden="true">▲</span>
      {t(`told.${told.kind}`, { alias: told.alias, by: told.kind === "taken_over" ? told.by_name : "" })}
      <span className="grow" />
      {told.kind === "missed_offer" && (
        <Button size="small" type="primary" onClick={back}>
          {t("told.backAvailable")}
        </Button>
      )}
      <Button size="small" type="text" onClick={() => dismissNews(news.key)}>
        {t("close")}
      </Button>
    </p>
  );
}
