// My account: keys, password, sign-out.
import { useNavigate } from "@tanstack/react-router";
import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api";
import { useReport } from "../desk/use-ask";
import { useMyReviews } from "../review/queries";
import { keepKey } from "../shortcuts";
import { useMe, useRight } from "../sign-in";
import { PasswordForm } from "./PasswordForm";

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const report = useReport();
  const navigate = useNavigate();
  const hasStanding = useRight("see_own_standing");
  const hasReviews = useRight("see_own_reviews");
  const waiting = useMyReviews().data?.waiting ?? 0;
  const [changing, setChanging] = useState(false);
  const leave = async (path: "sign-out" | "sign-out-everywhere") => {
    try {
      await api.post(path);
      // A fresh page: nothing of this person stays in memory.
      location.assign("/console/");
    } catch (error) {
      report(error);
    }
  };
  const items = [
    ...(hasStanding
      ? [
          {
            key: "standing",
            label: t("nav.myStanding"),
            onClick: () => void navigate({ to: "/my-standing" }),
          },
        ]
      : []),
    ...(hasReviews
      ? [
          {
            key: "reviews",
            label: (
              <span>
                {t("nav.myReviews")} {waiting > 0 && <span className="unread">{waiting}</span>}
              </span>
            ),
            onClick: () => void navigate({ to: "/my-reviews" }),
          },
        ]
      : []),
    { key: "shortcuts", label: `${t("shortcuts.show")}  ?`, onClick: onShortcuts },
    { key: "password", label: t("changePassword"), onClick: () => setChanging(true) },
    { key: "out", label: t("signOut"), onClick: () => void leave("sign-out") },
    { key: "everywhere", label: t("signOutEverywhere"), onClick: () => void leave("sign-out-everywhere") },
  ];
  return (
    <>
      <Dropdown trigger={["click"]} menu={{ items, onClick: keepKey, "aria-label": t("account") }} autoFocus>
        <Button
          size="small"
          type="text"
          aria-label={[t("account"), me?.name, waiting > 0 ? t("review.waiting", { n: waiting }) : ""]
            .join(" ")
            .trim()}
        >
          {me?.name} {me?.badge !== "" && <span className="muted">{me?.badge}</span>}
          {waiting > 0 && <span className="unread">{waiting}</span>}
        </Button>
      </Dropdown>
      <Modal
        open={changing}
        onCancel={() => setChanging(false)}
        footer={null}
        title={t("changePassword")}
        destroyOnHidden
      >
        <PasswordForm onChanged={() => setChanging(false)} />
      </Modal>
    </>
  );
}
